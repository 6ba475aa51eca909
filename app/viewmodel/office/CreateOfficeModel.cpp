#include "app/viewmodel/office/CreateOfficeModel.h"

#include "app/domain/BuiltInCatalogue.h"
#include "app/domain/CatalogueCsv.h"
#include "app/usecase/CreateOffice.h"
#include "app/viewmodel/office/VillageLines.h"
#include "platform/base/AtomicFile.h"

namespace cunbao {

namespace {

constexpr qint64 MaxCsv = 64 * 1024 * 1024;

} // namespace

CreateOfficeModel::CreateOfficeModel(QObject* parent)
    : PageModel(parent), m_villageRows({"code", "name"}, this) {}

template <class Work, class Then>
void CreateOfficeModel::work(Work work, Then then) {
    clearError();
    m_working = true;
    Q_EMIT changed();
    session()->ledger().run(this, std::move(work), [this, then = std::move(then)](auto&& result) mutable {
        m_working = false;
        if (!result.ok()) fail(result.error());
        then(std::forward<decltype(result)>(result));
        Q_EMIT changed();
    });
}

bool CreateOfficeModel::codeValid() const {
    return !township().isNull() && township().isTownship();
}

void CreateOfficeModel::setName(const QString& name) {
    m_name = name;
    Q_EMIT changed();
}

void CreateOfficeModel::setCode(const QString& code) {
    m_code = code;
    Q_EMIT changed();
}

void CreateOfficeModel::setVillageLines(const QString& lines) {
    if (lines == m_villageLines) return;
    m_villageLines = lines;
    clearError();
    takeTyped();
    Q_EMIT changed();
}

void CreateOfficeModel::goOn() {
    clearError();
    switch (m_step) {
    case OfficeStep:
        if (officeComplete()) m_step = VillagesStep;
        break;
    case VillagesStep:
        // The code may have been changed since they were typed.
        if (!m_villageLines.isEmpty()) takeTyped();
        if (const auto checked = checkVillages(); checked.ok())
            m_step = PasscodeStep;
        else
            fail(checked.error());
        break;
    case PasscodeStep:
        if (m_fresh.acceptable() && !m_working) make();
        return;
    case KitStep: return;
    }
    Q_EMIT changed();
}

void CreateOfficeModel::goBack() {
    if (m_step == OfficeStep || m_step == KitStep || m_working) return;
    clearError();
    m_step = m_step == PasscodeStep ? VillagesStep : OfficeStep;
    Q_EMIT changed();
}

OrgCode CreateOfficeModel::township() const {
    const auto parsed = OrgCode::parse(m_code.trimmed());
    return parsed.ok() ? *parsed : OrgCode();
}

void CreateOfficeModel::takeTyped() {
    takeVillages(villagesFromLines(m_villageLines, township()));
}

/// A line that is still being typed is no mistake yet: what is wrong is told when the person goes on.
void CreateOfficeModel::takeVillages(Result<std::vector<OrgUnit>> villages) {
    m_villages = std::move(villages);
    std::vector<RowListModel::Row> rows;
    if (m_villages.ok())
        for (const OrgUnit& unit : *m_villages)
            if (!unit.code.isTownship()) rows.push_back({unit.code.toString(), unit.name});
    m_villageRows.setRows(std::move(rows));
}

/// Whether a catalogue could have these units: what the rows say of each other.
Result<void> CreateOfficeModel::checkVillages() const {
    TRY_LET(std::vector<OrgUnit> units, Result<std::vector<OrgUnit>>(m_villages));
    const bool named =
        std::any_of(units.begin(), units.end(), [&](const OrgUnit& unit) { return unit.code == township(); });
    if (!named) units.push_back({township(), m_name.trimmed(), OrgCode(), QDate(), QDate(), OrgCode()});
    TRY(Catalogue::build({}, {}, std::move(units)));
    return {};
}

void CreateOfficeModel::readVillages(const QUrl& file) {
    work(
        [path = file.toLocalFile()]() -> Result<std::vector<OrgUnit>> {
            TRY_LET(const QByteArray csv, AtomicFile::read(path, MaxCsv));
            return orgUnitsFromCsv(csv);
        },
        [this](Result<std::vector<OrgUnit>> units) {
            if (!units.ok()) return;
            m_villageLines.clear();
            takeVillages(std::move(units));
        });
}

void CreateOfficeModel::make() {
    NewOffice office;
    office.name = m_name.trimmed();
    office.unit = township();
    office.units = *m_villages;
    office.kitIsConfirmedLater = true;
    work(
        [office = std::move(office), passcode = m_fresh.passcode(), folder = session()->folder(),
         context = session()->context(), ledgers = &session()->ledger()]() mutable -> Result<void> {
            TRY_LET(BuiltInCatalogue builtIn, BuiltInCatalogue::annualReport());
            office.indicators = std::move(builtIn.indicators);
            office.rules = std::move(builtIn.rules);
            TRY_LET(auto ledger, createOffice(folder, passcode, office, context));
            // For the kit, which lies in it; the session opens it anew when that was confirmed.
            ledgers->setLedger(std::move(ledger));
            return {};
        },
        [this](const Result<void>& made) {
            if (made.ok()) m_step = KitStep;
        });
}

void CreateOfficeModel::open() {
    if (m_step != KitStep || m_working) return;
    clearError();
    m_working = true;
    Q_EMIT changed();
    session()->unlock(m_fresh.passcode(), this, [this](const Result<void>& unlocked) {
        m_working = false;
        if (unlocked.ok())
            m_fresh.clear();
        else
            fail(unlocked.error());
        Q_EMIT changed();
        if (unlocked.ok()) Q_EMIT created();
    });
}

} // namespace cunbao
