#include "platform/ios/IosBackgroundWork.h"

#include "platform/api/DeviceError.h"

#include <QString>

#include <memory>

#import <BackgroundTasks/BackgroundTasks.h>
#import <UIKit/UIKit.h>

namespace cunbao {
namespace {

NSString* const Identifier = @"org.cunbao.sync";

/// iOS calls a block that is registered before there is any object of ours. Main thread only.
BackgroundWork::Work currentWork;

/// iOS runs a request once, so each run asks for the next. Empty where it was accepted.
QString submitNext() {
    BGAppRefreshTaskRequest* request = [[BGAppRefreshTaskRequest alloc] initWithIdentifier:Identifier];
    NSError* error = nil;
    if ([BGTaskScheduler.sharedScheduler submitTaskRequest:request error:&error]) return {};
    return QString::fromNSString(error.localizedDescription);
}

void run(BGTask* task) {
    // A task is completed once: by the work, or by iOS taking the time back.
    const auto completed = std::make_shared<bool>(false);
    const auto complete = [task, completed](bool success) {
        if (std::exchange(*completed, true)) return;
        [task setTaskCompletedWithSuccess:success];
    };
    if (!currentWork) {
        complete(true);
        return;
    }
    const bool again = submitNext().isEmpty();
    task.expirationHandler = ^{
      dispatch_async(dispatch_get_main_queue(), ^{
        complete(false);
      });
    };
    currentWork([complete, again] { complete(again); });
}

} // namespace
} // namespace cunbao

/// iOS takes registrations only until the app has finished launching, which is before Qt runs main().
@interface CunbaoRefreshRegistration : NSObject
@end

@implementation CunbaoRefreshRegistration
+ (void)load {
    [BGTaskScheduler.sharedScheduler registerForTaskWithIdentifier:cunbao::Identifier
                                                        usingQueue:dispatch_get_main_queue()
                                                     launchHandler:^(BGTask* task) {
                                                       cunbao::run(task);
                                                     }];
}
@end

namespace cunbao {

IosBackgroundWork::~IosBackgroundWork() {
    currentWork = nullptr;
}

bool IosBackgroundWork::isAvailable() const {
    return UIApplication.sharedApplication.backgroundRefreshStatus == UIBackgroundRefreshStatusAvailable;
}

Result<void> IosBackgroundWork::enable(Work work) {
    const QString refusal = isAvailable() ? submitNext() : QStringLiteral("backgroundRefreshStatus");
    if (!refusal.isEmpty()) return fail(DeviceErrc::NotOffered, {QStringLiteral("background work"), refusal});
    currentWork = std::move(work);
    return {};
}

void IosBackgroundWork::disable() {
    currentWork = nullptr;
    [BGTaskScheduler.sharedScheduler cancelTaskRequestWithIdentifier:Identifier];
}

} // namespace cunbao
