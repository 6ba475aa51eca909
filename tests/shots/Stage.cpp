#include "app/store/EntryReader.h"
#include "app/usecase/Enrolment.h"
#include "app/viewmodel/office/CreateOfficeModel.h"
#include "app/viewmodel/office/InviteModel.h"
#include "app/viewmodel/office/TraceModel.h"
#include "app/viewmodel/phone/EntryModel.h"
#include "app/viewmodel/phone/JoinModel.h"
#include "app/viewmodel/phone/RecordModel.h"
#include "tests/shots/Scene.h"

namespace cunbao {

namespace {

const QString Phone = QStringLiteral("Phone/");
const QString Office = QStringLiteral("Office/");

template <class Model>
Model& modelOf(QQuickItem& page) {
    auto* model = page.findChild<Model*>();
    if (!model) qFatal("the page has no %s", Model::staticMetaObject.className());
    return *model;
}

/// The first indicator of a kind that village 12, which has recorded nothing, is asked for.
const Indicator* first(const Catalogue& catalogue, const std::function<bool(const Indicator&)>& wanted) {
    for (const Indicator& indicator : catalogue.indicators())
        if (indicator.byVillages() && !indicator.fromRegister && wanted(indicator)) return &indicator;
    return nullptr;
}

} // namespace

Result<void> Stage::begin() {
    TRY(m_demo.begin());
    SessionWorld& world = m_demo.world();
    TRY_LET(TownshipDevice * waiting, world.township().join(DemoWorld::unitOf(3), Role::Recorder));
    m_newcomer = world.newcomer();
    m_village = world.open(m_demo.phone(1));
    m_partly = world.open(m_demo.phone(9));
    m_fresh = world.open(m_demo.phone(DemoWorld::Villages));
    m_waiting = world.open(*waiting);
    m_office = world.open(m_demo.office());
    m_locked = world.open(m_demo.phone(2));
    for (const Session* session : sessions())
        if (!session) return fail(AppErrc::HomeMissing, {QStringLiteral("shots")});
    // The office first, so that what it holds is proven when the phones have exchanged as well.
    for (Session* session : {m_village.get(), m_office.get(), m_village.get()})
        SessionWorld::sync(*session);
    m_locked->preferences()->setOnlyHere(3);
    m_locked->lock();
    SessionWorld::settle(*m_locked);
    return {};
}

std::vector<Session*> Stage::sessions() {
    return {m_newcomer.get(), m_village.get(), m_partly.get(), m_fresh.get(),
            m_waiting.get(),  m_office.get(),  m_locked.get()};
}

QString Stage::entryWithHistory() {
    EntryFilter filter;
    filter.unit = DemoWorld::unitOf(1);
    filter.history = true;
    const auto entries = EntryReader(*m_demo.phone(1).ledger).list(filter);
    if (!entries.ok()) return {};
    for (const EntryView& entry : *entries)
        if (entry.revisions.size() > 2) return entry.name.toString();
    return entries->empty() ? QString() : entries->front().name.toString();
}

std::vector<Scene> Stage::scenes() {
    const auto catalogue = m_demo.phone(1).ledger->currentCatalogue();
    if (!catalogue.ok()) return {};
    const Catalogue& all = **catalogue;
    const Indicator* flow = first(all, [](const Indicator& i) {
        return i.nature == Nature::Flow && i.valueType == ValueType::Integer;
    });
    const Indicator* stock = first(all, [](const Indicator& i) { return i.nature == Nature::Stock; });
    const Indicator* money = first(all, [](const Indicator& i) { return i.valueType == ValueType::Money; });
    const Indicator* text = first(all, [](const Indicator& i) { return i.isText(); });
    const auto of = [](const Indicator* indicator) {
        return QVariantMap{{QStringLiteral("indicator"), indicator ? indicator->id : QString()}};
    };
    const auto type = [](const QString& keys) {
        return [keys](QQuickItem& page) {
            for (const QChar key : keys)
                modelOf<RecordModel>(page).typed()->key(QString(key));
        };
    };
    InviteRequest request;
    request.unit = DemoWorld::unitOf(4);
    request.name = QStringLiteral("刘德明");
    request.hubUrl = SessionWorld::hubUrl();
    const auto invite = createInvite(*m_demo.office().ledger, request);
    const QString inviteText = invite.ok() ? QString::fromLatin1(invite->toText()) : QString();

    std::vector<Scene> out{
        {QStringLiteral("01-welcome"), false, Phone + QStringLiteral("WelcomePage"), m_newcomer.get()},
        {QStringLiteral("02-privacy"), false, Phone + QStringLiteral("PrivacyPage"), m_newcomer.get()},
        {QStringLiteral("03-join"), false, Phone + QStringLiteral("JoinPage"), m_newcomer.get()},
        {QStringLiteral("04-join-check"),
         false,
         Phone + QStringLiteral("JoinPage"),
         m_newcomer.get(),
         {},
         [inviteText](QQuickItem& page) { modelOf<JoinModel>(page).readText(inviteText); }},
        {QStringLiteral("05-join-wrong"),
         false,
         Phone + QStringLiteral("JoinPage"),
         m_newcomer.get(),
         {},
         [](QQuickItem& page) { modelOf<JoinModel>(page).readText(QStringLiteral("CUNBAO1.x")); }},
        {QStringLiteral("06-join-passcode"),
         false,
         Phone + QStringLiteral("JoinPage"),
         m_newcomer.get(),
         {},
         [inviteText, this](QQuickItem& page) {
             modelOf<JoinModel>(page).readText(inviteText);
             SessionWorld::settle(*m_newcomer);
             modelOf<JoinModel>(page).confirm();
         }},
        {QStringLiteral("07-unlock"), false, Phone + QStringLiteral("UnlockPage"), m_locked.get()},
        {QStringLiteral("10-today"), false, Phone + QStringLiteral("PhoneShell"), m_village.get()},
        {QStringLiteral("11-today-partly"), false, Phone + QStringLiteral("TodayPage"), m_partly.get()},
        {QStringLiteral("12-today-fresh"), false, Phone + QStringLiteral("TodayPage"), m_fresh.get()},
        {QStringLiteral("13-today-waiting"), false, Phone + QStringLiteral("TodayPage"), m_waiting.get()},
        {QStringLiteral("14-answer"),
         false,
         Phone + QStringLiteral("AnswerPage"),
         m_fresh.get(),
         {{QStringLiteral("section"), flow ? flow->section : QString()}}},
        {QStringLiteral("20-record-flow"), false, Phone + QStringLiteral("RecordPage"), m_partly.get(),
         of(flow)},
        {QStringLiteral("21-record-typed"), false, Phone + QStringLiteral("RecordPage"), m_village.get(),
         of(flow), type(QStringLiteral("7"))},
        {QStringLiteral("22-record-total"), false, Phone + QStringLiteral("RecordPage"), m_village.get(),
         of(flow), type(QStringLiteral("5000"))},
        {QStringLiteral("23-record-stock"), false, Phone + QStringLiteral("RecordPage"), m_village.get(),
         of(stock), type(QStringLiteral("12"))},
        {QStringLiteral("24-record-money"), false, Phone + QStringLiteral("RecordPage"), m_village.get(),
         of(money), type(QStringLiteral("12.5万"))},
        {QStringLiteral("30-ledger"), false, Phone + QStringLiteral("LedgerPage"), m_village.get()},
        {QStringLiteral("31-ledger-figure"), false, Phone + QStringLiteral("LedgerPage"), m_village.get(),
         of(flow)},
        {QStringLiteral("32-ledger-empty"), false, Phone + QStringLiteral("LedgerPage"), m_fresh.get()},
        {QStringLiteral("33-entry"),
         false,
         Phone + QStringLiteral("EntryPage"),
         m_village.get(),
         {{QStringLiteral("entry"), entryWithHistory()}}},
        {QStringLiteral("40-sync"), false, Phone + QStringLiteral("SyncPage"), m_village.get()},
        {QStringLiteral("41-sync-pending"), false, Phone + QStringLiteral("SyncPage"), m_partly.get()},
        {QStringLiteral("50-settings"), false, Phone + QStringLiteral("SettingsPage"), m_village.get()},
        {QStringLiteral("51-passcode"), false, Phone + QStringLiteral("PasscodePage"), m_village.get()},
        {QStringLiteral("52-about"), false, Phone + QStringLiteral("AboutPage"), m_village.get()},
        {QStringLiteral("53-feedback"), false, Phone + QStringLiteral("FeedbackPage"), m_village.get()},
        {QStringLiteral("60-create-office"), true, Office + QStringLiteral("CreateOfficePage"),
         m_newcomer.get()},
        {QStringLiteral("61-overview"), true, Office + QStringLiteral("OfficeShell"), m_office.get()},
        {QStringLiteral("62-report"), true, Office + QStringLiteral("ReportPage"), m_office.get()},
        {QStringLiteral("63-report-trace"), true, Office + QStringLiteral("ReportPage"), m_office.get(),
         of(flow)},
        {QStringLiteral("64-report-village"), true, Office + QStringLiteral("ReportPage"), m_office.get(),
         of(flow),
         [](QQuickItem& page) { modelOf<TraceModel>(page).openUnit(DemoWorld::unitOf(1).toString()); }},
        {QStringLiteral("65-villages"), true, Office + QStringLiteral("VillagesPage"), m_office.get()},
        {QStringLiteral("66-village"),
         true,
         Office + QStringLiteral("VillagesPage"),
         m_office.get(),
         {{QStringLiteral("village"), DemoWorld::unitOf(9).toString()}}},
        {QStringLiteral("67-devices"), true, Office + QStringLiteral("DevicesPage"), m_office.get()},
        {QStringLiteral("68-doubts"), true, Office + QStringLiteral("DoubtsPage"), m_office.get()},
        {QStringLiteral("69-hub"), true, Office + QStringLiteral("HubPage"), m_office.get()},
        {QStringLiteral("70-office-settings"), true, Office + QStringLiteral("OfficeSettingsPage"),
         m_office.get()},
    };
    if (text)
        out.push_back({QStringLiteral("25-record-text"), false, Phone + QStringLiteral("RecordPage"),
                       m_village.get(), of(text)});
    std::stable_sort(out.begin(), out.end(), [](const Scene& a, const Scene& b) { return a.name < b.name; });
    return out;
}

} // namespace cunbao
