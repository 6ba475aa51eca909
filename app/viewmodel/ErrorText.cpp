#include "app/viewmodel/ErrorText.h"

#include "app/viewmodel/ErrorSentences.h"

namespace cunbao {

QString errorText(const Error& error, Language language) {
    switch (error.domain()) {
    case ErrorDomain::Platform: return platformErrorText(error, language);
    case ErrorDomain::Sync: return syncErrorText(error, language);
    case ErrorDomain::App: return appErrorText(error, language);
    }
    return unknownErrorText(error, language);
}

QString unknownErrorText(const Error& error, Language language) {
    static constexpr Sentence unknown{
        u"出现了本程序不认识的问题（编号 %1-%2）{：%3}。已保存的数据没有变化；请把程序升级到最新版再试，"
        u"仍不行就把编号告诉镇办。",
        u"Something happened that this program does not know (number %1-%2){: %3}. What was saved is "
        u"unchanged; "
        u"update the program and try again, and if that does not help, tell the office the number."};
    return compose(unknown,
                   {QString::number(static_cast<int>(error.domain())), QString::number(error.code()),
                    error.details().join(QStringLiteral(", "))},
                   language);
}

} // namespace cunbao
