#include "platform/ios/IosScreenPrivacy.h"

#import <UIKit/UIKit.h>

namespace cunbao {

namespace {

UIWindow* frontWindow() {
    for (UIWindow* window in UIApplication.sharedApplication.windows)
        if (window.isKeyWindow) return window;
    return nil;
}

} // namespace

/// Watches the app come and go as long as it lives.
class IosScreenPrivacy::Cover {
public:
    Cover() {
        m_leaving = watch(UIApplicationWillResignActiveNotification, [this] { lay(); });
        m_back = watch(UIApplicationDidBecomeActiveNotification, [this] { lift(); });
    }
    Cover(const Cover&) = delete;
    Cover& operator=(const Cover&) = delete;
    ~Cover() {
        [NSNotificationCenter.defaultCenter removeObserver:m_leaving];
        [NSNotificationCenter.defaultCenter removeObserver:m_back];
        lift();
    }

private:
    template <class Call>
    static id<NSObject> watch(NSNotificationName name, Call call) {
        return [NSNotificationCenter.defaultCenter addObserverForName:name
                                                               object:nil
                                                                queue:nil
                                                           usingBlock:^(NSNotification*) {
                                                             call();
                                                           }];
    }

    void lay() {
        UIWindow* window = frontWindow();
        if (window == nil || m_view != nil) return;
        m_view = [[UIView alloc] initWithFrame:window.bounds];
        m_view.backgroundColor = UIColor.systemBackgroundColor;
        m_view.autoresizingMask = UIViewAutoresizingFlexibleWidth | UIViewAutoresizingFlexibleHeight;
        [window addSubview:m_view];
    }

    void lift() {
        [m_view removeFromSuperview];
        m_view = nil;
    }

    UIView* m_view = nil;
    id<NSObject> m_leaving = nil;
    id<NSObject> m_back = nil;
};

IosScreenPrivacy::IosScreenPrivacy() = default;
IosScreenPrivacy::~IosScreenPrivacy() = default;

bool IosScreenPrivacy::setHidden(bool hidden) {
    if (!hidden)
        m_cover.reset();
    else if (m_cover == nullptr)
        m_cover = std::make_unique<Cover>();
    return true;
}

} // namespace cunbao
