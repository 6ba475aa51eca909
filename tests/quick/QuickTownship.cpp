#include "tests/quick/QuickTownship.h"

#include "app/usecase/OfficeDesk.h"
#include "app/usecase/RecoveryKit.h"
#include "tests/ui/Sight.h"

namespace cunbao {

namespace {

template <class Value>
bool went(const Result<Value>& result, const char* what) {
    if (!result.ok())
        qWarning("%s failed: domain %d, code %d %s", what, static_cast<int>(result.error().domain()),
                 result.error().code(), qPrintable(result.error().details().join(QLatin1Char(' '))));
    return result.ok();
}

} // namespace

bool QuickTownship::begin() {
    end();
    m_day = std::make_unique<FirstDay>();
    return went(settle(), "the made-up township");
}

Result<void> QuickTownship::settle() {
    TRY(m_day->begin(FirstDay::TheRound));
    Township& township = m_day->world().township();
    TRY(openRound(township.office(), QStringLiteral("annual-report"), Period::year(2020),
                  QDate(2020, 12, 20)));
    m_phones.push_back(township.devices().back().get());
    TRY_LET(TownshipDevice * second,
            township.enrol(m_phones.front()->unit, Role::Recorder, QStringLiteral("何晓燕")));
    m_phones.push_back(second);
    for (TownshipDevice* phone : m_phones)
        TRY(township.sync(*phone));
    return {};
}

void QuickTownship::end() {
    m_translation.reset();
    m_sessions.clear();
    m_phones.clear();
    m_day.reset();
}

TownshipDevice* QuickTownship::device(int phone) {
    const auto at = static_cast<std::size_t>(phone);
    return at < m_phones.size() ? m_phones[at] : nullptr;
}

bool QuickTownship::record(int phone, const QString& indicator, int number, const QString& day) {
    return went(Township::record(*device(phone)->ledger, qPrintable(indicator),
                                 QDate::fromString(day, Qt::ISODate), number),
                "recording");
}

bool QuickTownship::exchange() {
    // Twice, so that what one brought to the office reaches the other.
    for (int round = 0; round < 2; ++round)
        for (TownshipDevice* phone : m_phones)
            if (!went(m_day->world().township().sync(*phone), "the exchange")) return false;
    return true;
}

void QuickTownship::sync(Session* session) {
    SessionWorld::sync(*session);
}

void QuickTownship::advance(int seconds) {
    m_day->world().township().clock.advance(std::chrono::seconds(seconds));
}

Session* QuickTownship::keep(std::unique_ptr<Session> session) {
    if (!session) {
        qWarning("the session failed");
        return nullptr;
    }
    session->preferences()->setLanguage(Preferences::English);
    SessionWorld::settle(*session);
    QQmlEngine::setObjectOwnership(session.get(), QQmlEngine::CppOwnership);
    m_sessions.push_back(std::move(session));
    return m_sessions.back().get();
}

Session* QuickTownship::phone(int which) {
    return keep(m_day->world().open(*device(which)));
}

Session* QuickTownship::office() {
    return keep(m_day->world().open(m_day->office()));
}

Session* QuickTownship::clerk() {
    Township& township = m_day->world().township();
    const auto enrolled = township.enrol(m_day->office().unit, Role::Clerk, QStringLiteral("周文"));
    return went(enrolled, "enrolling a clerk") ? keep(m_day->world().open(**enrolled)) : nullptr;
}

Session* QuickTownship::joiner() {
    const auto joined =
        m_day->world().township().join(m_phones.front()->unit, Role::Recorder, QStringLiteral("马小兰"));
    return went(joined, "joining") ? keep(m_day->world().open(**joined)) : nullptr;
}

bool QuickTownship::leaveKitUnconfirmed() {
    return went(cunbao::leaveKitUnconfirmed(*m_day->office().ledger), "the recovery kit");
}

Session* QuickTownship::newcomer() {
    return keep(m_day->world().newcomer());
}

void QuickTownship::speakFor(Session* session) {
    m_translation = std::make_unique<Translation>(*session->preferences(), *qmlEngine(this));
}

QStringList QuickTownship::shared() {
    return m_day->world().platform().share.shared;
}

QVariantList QuickTownship::column(const QAbstractItemModel* model, const QString& role) {
    QVariantList out;
    const int number = model->roleNames().key(role.toUtf8(), -1);
    for (int row = 0; row < model->rowCount(); ++row) {
        const QVariant value = model->data(model->index(row, 0), number);
        out.append(value.typeId() == QMetaType::QString ? Sight::seen(value.toString()) : value);
    }
    return out;
}

} // namespace cunbao
