#include "app/domain/AppError.h"
#include "app/store/EntryReader.h"
#include "app/usecase/Enrolment.h"
#include "app/usecase/RecoveryKit.h"
#include "app/usecase/ReviseEntry.h"
#include "app/viewmodel/ErrorText.h"
#include "app/viewmodel/office/CreateOfficeModel.h"
#include "app/viewmodel/office/DevicesModel.h"
#include "app/viewmodel/office/DoubtModel.h"
#include "app/viewmodel/office/DoubtsModel.h"
#include "app/viewmodel/office/InviteModel.h"
#include "app/viewmodel/office/RecoveryKitModel.h"
#include "app/viewmodel/office/ReportModel.h"
#include "app/viewmodel/office/TraceModel.h"
#include "app/viewmodel/office/VillagesModel.h"
#include "app/viewmodel/phone/AnswerModel.h"
#include "app/viewmodel/phone/EntryModel.h"
#include "app/viewmodel/phone/JoinModel.h"
#include "app/viewmodel/phone/LicencesModel.h"
#include "app/viewmodel/phone/PasscodeChoice.h"
#include "app/viewmodel/phone/RecordModel.h"
#include "app/viewmodel/phone/SyncPageModel.h"
#include "app/viewmodel/phone/TodayModel.h"
#include "tests/shots/Scene.h"
#include "tests/ui/HeldThread.h"

#include <QDir>
#include <QQuickWindow>

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

/// The part of a page that is written in the file of this name;
/// `shown`: one that can be seen now.
QQuickItem& partOf(QQuickItem& page, const QString& file, bool shown = false) {
    for (QQuickItem* part : page.findChildren<QQuickItem*>())
        if ((!shown || part->isVisible()) &&
            QString::fromLatin1(part->metaObject()->className()).section(QLatin1Char('_'), 0, 0) == file)
            return *part;
    qFatal("the page has no %s", qPrintable(file));
}

/// Opens a sheet of the page.
std::function<void(QQuickItem&)> opened(const QString& sheet) {
    return [sheet](QQuickItem& page) { partOf(page, sheet).setProperty("open", true); };
}

/// Opens the sheet of a page that is of a type.
void openSheet(QQuickItem& page, const char* type) {
    for (QQuickItem* child : page.findChildren<QQuickItem*>())
        if (QByteArray(child->metaObject()->className()).startsWith(type)) {
            child->setProperty("open", true);
            return;
        }
    qFatal("the page has no %s", type);
}

void showLicence(QQuickItem& page) {
    QMetaObject::invokeMethod(
        &partOf(page, QStringLiteral("LicenceSheet")), "show", Q_ARG(QString, QStringLiteral("libzip")),
        Q_ARG(QString, modelOf<LicencesModel>(page).text(QStringLiteral("BSD-3-Clause"))));
}

/// A page as it stands in the office's window.
Scene inShell(const QString& name, const char* page, Session* session, QVariantMap properties = {},
              std::function<void(QQuickItem&)> prepare = nullptr) {
    static const QStringList pages{QStringLiteral("OverviewPage"),      QStringLiteral("ReportPage"),
                                   QStringLiteral("VillagesPage"),      QStringLiteral("DevicesPage"),
                                   QStringLiteral("DoubtsPage"),        QStringLiteral("HubPage"),
                                   QStringLiteral("OfficeSettingsPage")};
    const auto place = static_cast<int>(pages.indexOf(QString::fromLatin1(page)));
    if (place < 0) qFatal("the office's window has no %s", page);
    properties.insert(QStringLiteral("place"), place);
    return {name,
            true,
            Office + QStringLiteral("OfficeShell"),
            session,
            std::move(properties),
            std::move(prepare)};
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
    TRY_LET(TownshipDevice * waiting,
            world.township().join(DemoWorld::unitOf(3), Role::Recorder, QStringLiteral("马小兰")));
    m_newcomer = world.newcomer();
    m_village = world.open(m_demo.phone(1));
    m_partly = world.open(m_demo.phone(9));
    m_saving = world.open(m_demo.phone(8));
    m_fresh = world.open(m_demo.phone(DemoWorld::Villages));
    m_waiting = world.open(*waiting);
    m_office = world.open(m_demo.office(), &m_hub);
    m_locked = world.open(m_demo.phone(2));
    m_founder = world.newcomer();
    TRY(m_bare.begin(FirstDay::AllVillages));
    TRY(leaveKitUnconfirmed(*m_bare.office().ledger));
    TRY(m_quiet.begin(FirstDay::AllDevices));
    TRY(m_ready.begin(FirstDay::TheRound));
    m_bareOffice = m_bare.world().open(m_bare.office());
    m_quietOffice = m_quiet.world().open(m_quiet.office());
    m_readyOffice = m_ready.world().open(m_ready.office());
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
    return {m_newcomer.get(), m_village.get(),    m_partly.get(),      m_saving.get(),
            m_fresh.get(),    m_waiting.get(),    m_office.get(),      m_locked.get(),
            m_founder.get(),  m_bareOffice.get(), m_quietOffice.get(), m_readyOffice.get()};
}

/// What an earlier picture has saved, so that each shows the same total.
void Stage::takeBackSaved(const QString& indicator) {
    m_saving->ledger().ask(
        m_saving.get(),
        [indicator](Ledger& ledger) -> Result<void> {
            EntryFilter filter;
            filter.indicator = indicator;
            filter.unit = DemoWorld::unitOf(8);
            TRY_LET(const QDate today, ledger.today());
            TRY_LET(const auto entries, EntryReader(ledger).list(filter));
            for (const EntryView& entry : entries) {
                if (entry.on != today) continue;
                Revision withdrawal;
                withdrawal.withdrawn = true;
                withdrawal.value = entry.value;
                withdrawal.why = QStringLiteral("another picture");
                TRY(reviseEntry(ledger, entry.name, withdrawal));
            }
            return {};
        },
        [](const Result<void>& done) {
            if (!done.ok()) qFatal("what was saved can't be taken back");
        });
    SessionWorld::settle(*m_saving);
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
    const Indicator* yesNo = first(all, [](const Indicator& i) { return i.valueType == ValueType::YesNo; });
    const Indicator* text = first(all, [](const Indicator& i) { return i.isText(); });
    const auto of = [](const Indicator* indicator) {
        return QVariantMap{{QStringLiteral("indicator"), indicator ? indicator->id : QString()}};
    };
    const auto type = [](const QString& keys) {
        return [keys](QQuickItem& page) {
            RecordModel& model = modelOf<RecordModel>(page);
            model.discard(); // what another picture left as a draft
            for (const QChar key : keys)
                model.typed()->key(QString(key));
        };
    };
    InviteRequest request;
    request.unit = DemoWorld::unitOf(4);
    request.name = QStringLiteral("刘德明");
    request.hubUrl = SessionWorld::hubUrl();
    const auto invite = createInvite(*m_demo.office().ledger, request);
    const QString inviteText = invite.ok() ? QString::fromLatin1(invite->toText()) : QString();

    const QString shell = Phone + QStringLiteral("PhoneShell");
    const auto tab = [](int which) { return QVariantMap{{QStringLiteral("current"), which}}; };
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
        {QStringLiteral("11-today-partly"), false, shell, m_partly.get()},
        {QStringLiteral("12-today-fresh"), false, shell, m_fresh.get()},
        {QStringLiteral("13-today-waiting"), false, shell, m_waiting.get()},
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
        {QStringLiteral("30-ledger"), false, shell, m_village.get(), tab(1)},
        {QStringLiteral("31-ledger-figure"), false, Phone + QStringLiteral("LedgerPage"), m_village.get(),
         of(flow)},
        {QStringLiteral("32-ledger-empty"), false, shell, m_fresh.get(), tab(1)},
        {QStringLiteral("33-entry"),
         false,
         Phone + QStringLiteral("EntryPage"),
         m_village.get(),
         {{QStringLiteral("entry"), entryWithHistory()}}},
        {QStringLiteral("40-sync"), false, shell, m_village.get(), tab(2)},
        {QStringLiteral("41-sync-pending"), false, shell, m_partly.get(), tab(2)},
        {QStringLiteral("50-settings"), false, shell, m_village.get(), tab(3)},
        {QStringLiteral("51-passcode"), false, Phone + QStringLiteral("PasscodePage"), m_village.get()},
        {QStringLiteral("52-about"), false, Phone + QStringLiteral("AboutPage"), m_village.get()},
        {QStringLiteral("53-feedback"), false, Phone + QStringLiteral("FeedbackPage"), m_village.get()},
    };
    const auto add = [&out](const char* name, const char* page, const std::unique_ptr<Session>& session,
                            const QVariantMap& properties, const std::function<void(QQuickItem&)>& prepare) {
        out.push_back(
            {QLatin1String(name), false, Phone + QLatin1String(page), session.get(), properties, prepare});
    };
    const auto recordSheet = [](const char* kind) {
        return [kind](QQuickItem& page) {
            modelOf<RecordModel>(page).discard();
            openSheet(page, kind);
        };
    };
    const auto set = [](const char* property, const QVariant& value) {
        return [property, value](QQuickItem& page) { page.setProperty(property, value); };
    };
    add("06-join-passcode-differs", "JoinPage", m_newcomer, {}, [inviteText, this](QQuickItem& page) {
        modelOf<JoinModel>(page).readText(inviteText);
        SessionWorld::settle(*m_newcomer);
        modelOf<JoinModel>(page).confirm();
        modelOf<PasscodeChoice>(page).setPasscode(QStringLiteral("liu12345"));
        modelOf<PasscodeChoice>(page).setRepeated(QStringLiteral("liu99999"));
    });
    add("08-unlock-forgotten", "UnlockPage", m_locked, {}, set("forgotten", true));
    add("11-today-all", "PhoneShell", m_partly, {},
        [](QQuickItem& page) { modelOf<TodayModel>(page).items()->setAll(true); });
    add("12-today-search", "PhoneShell", m_fresh, {}, [this](QQuickItem& page) {
        partOf(page, QStringLiteral("TodayPage")).setProperty("searching", true);
        modelOf<TodayModel>(page).items()->setSearch(m_fresh->preferences()->spoken() == Language::Chinese
                                                         ? QStringLiteral("党员")
                                                         : QStringLiteral("party"));
    });
    add("15-answer-confirm", "AnswerPage", m_fresh,
        {{QStringLiteral("section"), flow ? flow->section : QString()}}, [](QQuickItem& page) {
            AnswerListModel& items = *modelOf<AnswerModel>(page).items();
            items.answer(0, AnswerListModel::NotApplicable);
            items.answer(2, AnswerListModel::Zero);
            page.setProperty("confirming", true);
        });
    add("26-record-restored", "RecordPage", m_village, of(flow), [this, flow, stock, type](QQuickItem& page) {
        type(QStringLiteral("7"))(page);
        SessionWorld::settle(*m_village);
        modelOf<RecordModel>(page).setIndicator(stock->id);
        SessionWorld::settle(*m_village);
        modelOf<RecordModel>(page).setIndicator(flow->id);
    });
    add("27-record-rule", "RecordPage", m_village, of(flow), recordSheet("RecordRuleSheet"));
    add("27-record-date", "RecordPage", m_village, of(flow), recordSheet("RecordDateSheet"));
    add("52-about-licence", "AboutPage", m_village, {}, showLicence);
    add("27-record-date-stepped", "RecordPage", m_village, of(flow), [recordSheet](QQuickItem& page) {
        recordSheet("RecordDateSheet")(page);
        modelOf<RecordModel>(page).date()->moveMonths(-1);
        partOf(page, QStringLiteral("DayStepper"), true).forceActiveFocus();
    });
    add("27-record-nothing", "RecordPage", m_village, of(stock), recordSheet("RecordNothingSheet"));
    add("27-record-note", "RecordPage", m_village, of(flow), [](QQuickItem& page) {
        modelOf<RecordModel>(page).discard();
        modelOf<RecordModel>(page).setNote(QStringLiteral("电话 13812345678"));
        openSheet(page, "RecordMoreSheet");
    });
    if (yesNo) add("28-record-yes-no", "RecordPage", m_village, of(yesNo), nullptr);
    const auto asked = [this, type](const QString& keys) {
        return [this, type, keys](QQuickItem& page) {
            type(keys)(page);
            SessionWorld::settle(*m_village);
            page.setProperty("answering", true);
        };
    };
    add("22-record-total-asked", "RecordPage", m_village, of(flow), asked(QStringLiteral("5000")));
    add("24-record-money-asked", "RecordPage", m_village, of(money), asked(QStringLiteral("12.5万")));
    add("27-record-more", "RecordPage", m_village, of(flow), [type](QQuickItem& page) {
        type(QStringLiteral("5000"))(page);
        openSheet(page, "RecordMoreSheet");
    });
    add("29-record-saved", "RecordPage", m_saving, of(flow), [this, flow, type](QQuickItem& page) {
        takeBackSaved(flow->id);
        type(QStringLiteral("2"))(page);
        SessionWorld::settle(*m_saving);
        modelOf<RecordModel>(page).mean(EntryOutcome::Addition); // as there may be less so far
        modelOf<RecordModel>(page).save();
    });
    const QVariantMap entry{{QStringLiteral("entry"), entryWithHistory()}};
    add("34-entry-correct", "EntryPage", m_village, entry, [](QQuickItem& page) {
        modelOf<EntryModel>(page).beginRevision();
        page.setProperty("asking", 1);
    });
    add("35-entry-withdraw", "EntryPage", m_village, entry, [](QQuickItem& page) {
        modelOf<EntryModel>(page).beginRevision();
        page.setProperty("asking", 2);
    });
    add("42-sync-waiting", "PhoneShell", m_waiting, tab(2), nullptr);
    Session* carried = m_partly.get();
    add("43-sync-file", "PhoneShell", m_partly, tab(2), [carried](QQuickItem& page) {
        modelOf<SyncPageModel>(page).shareFile();
        SessionWorld::settle(*carried);
    });
    add("43-sync-file-stopped", "PhoneShell", m_partly, tab(2), [carried](QQuickItem& page) {
        auto& model = modelOf<SyncPageModel>(page);
        HeldThread held(*carried, &model); // so that it is not done before it is stopped
        model.shareFile();
        model.stopFileWork();
        held.release();
        SessionWorld::settle(*carried);
    });
    if (text)
        out.push_back({QStringLiteral("25-record-text"), false, Phone + QStringLiteral("RecordPage"),
                       m_village.get(), of(text)});
    for (const auto& more : {officeScenes(), foundingScenes(), firstDayScenes(), hubScenes()})
        out.insert(out.end(), more.begin(), more.end());
    std::stable_sort(out.begin(), out.end(), [](const Scene& a, const Scene& b) { return a.name < b.name; });
    return out;
}

std::vector<Scene> Stage::officeScenes() {
    Session* session = m_office.get();
    std::vector<Scene> out;
    const auto add = [&](const char* name, const char* page, QVariantMap properties = {},
                         std::function<void(QQuickItem&)> prepare = nullptr) {
        out.push_back(
            inShell(QString::fromLatin1(name), page, session, std::move(properties), std::move(prepare)));
    };
    const auto catalogue = m_demo.office().ledger->currentCatalogue();
    if (!catalogue.ok()) return {};
    const Indicator* flow = first(**catalogue, [](const Indicator& i) {
        return i.nature == Nature::Flow && i.valueType == ValueType::Integer;
    });
    const QVariantMap traced{{QStringLiteral("indicator"), flow ? flow->id : QString()}};
    const QString village = DemoWorld::unitOf(1).toString();
    const auto of = [](int number) {
        return QVariantMap{{QStringLiteral("village"), DemoWorld::unitOf(number).toString()}};
    };

    add("61-overview", "OverviewPage");
    add("61-overview-round", "OverviewPage", {}, opened(QStringLiteral("OpenRoundSheet")));
    add("61-overview-figure", "OverviewPage", {}, opened(QStringLiteral("ChooseFigureSheet")));

    add("62-report", "ReportPage");
    add("62-report-names", "ReportPage", {}, opened(QStringLiteral("ProfileSheet")));
    add("62-report-written", "ReportPage", {}, [this](QQuickItem& page) {
        modelOf<ReportModel>(page).exportTo(
            QUrl::fromLocalFile(m_demo.world().township().folder(QStringLiteral("report.docx"))));
    });
    add("62-report-refused", "ReportPage", {}, [this](QQuickItem& page) {
        modelOf<ReportModel>(page).exportTo(
            QUrl::fromLocalFile(m_demo.world().township().folder(QStringLiteral("none/report.docx"))));
    });
    add("63-report-trace", "ReportPage", traced);
    add("63-report-set", "ReportPage", traced, [](QQuickItem& page) {
        page.window()
            ->grabWindow(); // so that the panel knows where the button is, and follows the keyboard to it
        QQuickItem& button =
            partOf(partOf(page, QStringLiteral("OverrideForm")), QStringLiteral("TextButton"), true);
        button.forceActiveFocus();
        QMetaObject::invokeMethod(&button, "clicked");
    });
    add("64-report-village", "ReportPage", traced,
        [village](QQuickItem& page) { modelOf<TraceModel>(page).openUnit(village); });
    add("64-report-entry", "ReportPage", traced, [village, session](QQuickItem& page) {
        TraceModel& trace = modelOf<TraceModel>(page);
        trace.openUnit(village);
        SessionWorld::settle(*session);
        trace.openEntry(trace.entries()->at(0, "id").toString());
    });

    add("65-villages", "VillagesPage");
    add("65-villages-add", "VillagesPage", {}, opened(QStringLiteral("AddVillageSheet")));
    add("65-villages-add-wrong", "VillagesPage", {}, [village](QQuickItem& page) {
        opened(QStringLiteral("AddVillageSheet"))(page);
        std::vector<QQuickItem*> fields;
        for (QQuickItem* part : partOf(page, QStringLiteral("AddVillageSheet")).findChildren<QQuickItem*>())
            if (QByteArray(part->metaObject()->className()).startsWith("Field_")) fields.push_back(part);
        fields.at(0)->setProperty("text", QStringLiteral("新桥村"));
        fields.at(1)->setProperty("text", village);
        modelOf<VillagesModel>(page).add(village, QStringLiteral("新桥村"), QString());
    });
    add("65-villages-import", "VillagesPage", {}, opened(QStringLiteral("ImportVillagesSheet")));
    add("66-village", "VillagesPage", of(9));
    add("66-village-complete", "VillagesPage", of(2));
    add("66-village-silent", "VillagesPage", of(DemoWorld::Villages));
    add("66-village-reminded", "VillagesPage", of(DemoWorld::Villages),
        [](QQuickItem& page) { modelOf<VillagesModel>(page).copyReminder(); });
    add("66-village-ending", "VillagesPage", of(9),
        [](QQuickItem& page) { partOf(page, QStringLiteral("VillageSheet")).setProperty("ending", true); });

    add("67-devices", "DevicesPage");
    add("67-devices-revoke", "DevicesPage", {}, [](QQuickItem& page) {
        QQuickItem& sheet = partOf(page, QStringLiteral("RevokeSheet"));
        const RowListModel& devices = *modelOf<DevicesModel>(page).devices();
        for (const char* role : {"deviceId", "person", "unitName"})
            sheet.setProperty(role, devices.at(1, role));
        sheet.setProperty("open", true);
    });
    const auto invite = [session](QQuickItem& page) {
        QMetaObject::invokeMethod(&partOf(page, QStringLiteral("InvitePanel")), "show",
                                  Q_ARG(QString, DemoWorld::unitOf(4).toString()));
        SessionWorld::settle(*session);
        modelOf<InviteModel>(page).setPerson(QStringLiteral("刘德明"));
    };
    add("67-invite", "DevicesPage", {}, invite);
    // Each look makes one more invite, which the page of the devices would list.
    add("67-invite-made", "VillagesPage", {}, [invite](QQuickItem& page) {
        invite(page);
        modelOf<InviteModel>(page).make();
    });

    const auto doubt = [session](DoubtsModel::Kind kind, bool chosen) {
        return [=](QQuickItem& page) {
            modelOf<DoubtsModel>(page).setKind(kind);
            SessionWorld::settle(*session);
            DoubtModel& model = modelOf<DoubtModel>(page);
            if (!chosen) return;
            // Of the two the reason keeps one.
            model.setChoice(model.sides()->at(0, "choice").toInt());
            model.setReason(QStringLiteral("打电话问过村里，是同一批"));
            // The page follows the keyboard down to the decision.
            partOf(page, QStringLiteral("PrimaryButton")).forceActiveFocus();
        };
    };
    add("68-doubts", "DoubtsPage");
    add("68-doubts-chosen", "DoubtsPage", {}, doubt(DoubtsModel::Duplicate, true));
    add("68-doubts-conflict", "DoubtsPage", {}, doubt(DoubtsModel::Conflict, false));
    add("68-doubts-changed", "DoubtsPage", {}, doubt(DoubtsModel::ChangedSinceSet, false));
    add("68-doubts-none", "DoubtsPage", {}, doubt(DoubtsModel::Late, false));
    add("68-doubts-kinds", "DoubtsPage", {}, [](QQuickItem& page) {
        partOf(page, QStringLiteral("DoubtFilters")).setProperty("choosingKind", true);
    });
    add("70-office-settings", "OfficeSettingsPage");
    add("70-office-settings-licence", "OfficeSettingsPage", {}, showLicence);
    return out;
}

std::vector<Scene> Stage::hubScenes() {
    const auto scene = [this](const char* name, EmbeddedHub::State state) {
        return inShell(QString::fromLatin1(name), "HubPage", m_office.get(), {}, [this, state](QQuickItem&) {
            const Error taken = fail(AppErrc::HubNotStarted,
                                     {QStringLiteral("192.168.1.10:8443"), QStringLiteral("address-in-use")});
            m_hub.become(state, errorText(taken, m_office->preferences()->spoken()));
        });
    };
    return {scene("69-hub-stopped", EmbeddedHub::Stopped), scene("69-hub-starting", EmbeddedHub::Starting),
            scene("69-hub-running", EmbeddedHub::Running), scene("69-hub-failed", EmbeddedHub::Failed)};
}

/// The office that was made last is still open.
void Stage::closeFounder() {
    LedgerThread& ledgers = m_founder->ledger();
    ledgers.run(
        m_founder.get(),
        [&ledgers]() -> Result<void> {
            ledgers.setLedger(nullptr);
            return {};
        },
        [](const Result<void>&) {});
    SessionWorld::settle(*m_founder);
}

/// A new office, step by step. The kit is that of an office that is made anew each time.
std::vector<Scene> Stage::foundingScenes() {
    const auto scene = [this](const char* name, int steps, const QString& villages,
                              const QString& group = {}) {
        const auto prepare = [this, villages, steps, group](QQuickItem& page) {
            closeFounder();
            QDir(m_founder->folder()).removeRecursively();
            CreateOfficeModel& office = modelOf<CreateOfficeModel>(page);
            office.setName(QStringLiteral("清溪镇"));
            office.setCode(QStringLiteral("420921103000"));
            office.setVillageLines(villages);
            office.fresh()->setPasscode(SessionWorld::passcode());
            office.fresh()->setRepeated(SessionWorld::passcode());
            for (int step = 0; step < steps; ++step) {
                office.goOn();
                SessionWorld::settle(*m_founder);
            }
            if (!group.isEmpty()) modelOf<RecoveryKitModel>(page).confirm(group);
        };
        return Scene{QString::fromLatin1(name), true, Office + QStringLiteral("CreateOfficePage"),
                     m_founder.get(),           {},   prepare};
    };
    const QString villages = QStringLiteral("420921103200 石桥村\n420921103201 双河村\n420921103202 柳林村");
    return {
        {QStringLiteral("60-create"), true, Office + QStringLiteral("CreateOfficePage"), m_newcomer.get()},
        scene("60-create-1-typed", 0, {}),
        scene("60-create-2-villages", 1, villages),
        scene("60-create-2-wrong", 2, QStringLiteral("4209211032 石桥村")),
        scene("60-create-3-passcode", 2, villages),
        scene("60-create-4-kit", 3, villages),
        scene("60-create-4-mistyped", 3, villages, QStringLiteral("ABCD"))};
}

std::vector<Scene> Stage::firstDayScenes() {
    const auto scene = [](const char* name, const char* page, const std::unique_ptr<Session>& session,
                          std::function<void(QQuickItem&)> prepare = nullptr) {
        return inShell(QString::fromLatin1(name), page, session.get(), {}, std::move(prepare));
    };
    return {
        scene("72-no-villages", "OverviewPage", m_bareOffice),
        scene("72-no-villages-kit", "OverviewPage", m_bareOffice, opened(QStringLiteral("RecoveryKitSheet"))),
        scene("72-no-villages-villages", "VillagesPage", m_bareOffice),
        scene("72-no-villages-devices", "DevicesPage", m_bareOffice),
        scene("72-no-villages-report", "ReportPage", m_bareOffice),
        scene("72-no-villages-doubts", "DoubtsPage", m_bareOffice),
        scene("73-no-devices", "OverviewPage", m_quietOffice),
        scene("73-no-devices-villages", "VillagesPage", m_quietOffice),
        scene("73-no-devices-devices", "DevicesPage", m_quietOffice),
        scene("74-no-round", "OverviewPage", m_readyOffice)};
}

} // namespace cunbao
