#include "app/viewmodel/office/VillagesModel.h"

#include "app/usecase/PublishUnits.h"
#include "app/viewmodel/NumberText.h"
#include "app/viewmodel/office/ReminderText.h"
#include "app/viewmodel/office/VillageFacts.h"

#include <QClipboard>
#include <QGuiApplication>

namespace cunbao {

namespace {

/// A village's code without its own three digits.
constexpr qsizetype TownshipDigits = 9;

/// A day as forms take it; null for an empty one.
Result<QDate> dayOf(const QString& typed) {
    const QString text = typed.trimmed();
    const QDate day = QDate::fromString(text, Qt::ISODate);
    if (!text.isEmpty() && !day.isValid()) return fail(AppErrc::DateSyntax, {typed});
    return day;
}

Result<OrgUnit> unitOf(const QString& code, const QString& name, const QString& start) {
    OrgUnit unit;
    TRY_LET(unit.code, OrgCode::parse(code.trimmed()));
    unit.name = name.trimmed();
    unit.parent = unit.code.township();
    TRY_LET(unit.start, dayOf(start));
    return unit;
}

} // namespace

VillagesModel::VillagesModel(QObject* parent)
    : PageModel(parent), m_facts(std::make_unique<VillageFacts>()),
      m_villages({"code", "name", "startText", "endText", "ended", "successor", "devices", "lastEntryText",
                  "answered", "asked"},
                 this) {}

VillagesModel::~VillagesModel() = default;

void VillagesModel::load() {
    read([](Ledger& ledger) { return readVillages(ledger); },
         [this](VillageFacts facts) { show(std::move(facts)); });
}

void VillagesModel::show(VillageFacts facts) {
    *m_facts = std::move(facts);
    const int year = m_facts->hand.today.year();
    std::vector<RowListModel::Row> rows;
    for (const VillageFact& village : m_facts->villages) {
        const OrgUnit& unit = village.unit;
        const VillageFact* successor =
            unit.successor.isNull() ? nullptr : m_facts->find(unit.successor.toString());
        rows.push_back({unit.code.toString(), unit.name, dayText(unit.start, language()),
                        dayText(unit.end, language()), m_facts->hasEnded(unit),
                        successor ? successor->unit.name : QString(), village.devices,
                        dayText(village.lastEntry, language(), year), village.answered, village.asked});
    }
    m_villages.setRows(std::move(rows));
    Q_EMIT changed();
    Q_EMIT selectedChanged();
}

QString VillagesModel::periodText() const {
    return session() ? cunbao::periodText(m_facts->hand.period, language()) : QString();
}

bool VillagesModel::roundOpen() const {
    return m_facts->hand.round && m_facts->hand.round->state == RoundState::Open;
}

int VillagesModel::ended() const {
    return static_cast<int>(
        std::count_if(m_facts->villages.begin(), m_facts->villages.end(),
                      [&](const VillageFact& village) { return m_facts->hasEnded(village.unit); }));
}

QString VillagesModel::codeBegin() const {
    const OrgCode township = m_facts->township.code;
    return township.isNull() ? QString() : township.toString().first(TownshipDigits);
}

QString VillagesModel::today() const {
    return m_facts->hand.today.toString(Qt::ISODate);
}

void VillagesModel::setSelected(const QString& code) {
    if (code == m_selected) return;
    m_selected = code;
    setReminderCopied(false);
    Q_EMIT selectedChanged();
}

QString VillagesModel::selectedName() const {
    const VillageFact* village = m_facts->find(m_selected);
    return village ? village->unit.name : QString();
}

bool VillagesModel::selectedEnded() const {
    const VillageFact* village = m_facts->find(m_selected);
    return village && village->unit.end.isValid();
}

QString VillagesModel::reminder() const {
    const VillageFact* village = m_facts->find(m_selected);
    return village ? reminderText(*m_facts, *village, language()) : QString();
}

void VillagesModel::copyReminder() {
    QGuiApplication::clipboard()->setText(reminder());
    setReminderCopied(true);
}

void VillagesModel::setReminderCopied(bool copied) {
    if (copied == m_reminderCopied) return;
    m_reminderCopied = copied;
    Q_EMIT reminderCopiedChanged();
}

std::vector<OrgCode> VillagesModel::successors() const {
    std::vector<OrgCode> codes;
    for (const VillageFact& village : m_facts->villages)
        if (!village.unit.end.isValid() && village.unit.code.toString() != m_selected)
            codes.push_back(village.unit.code);
    return codes;
}

QStringList VillagesModel::successorNames() const {
    QStringList names;
    for (const OrgCode code : successors())
        names.append(m_facts->find(code.toString())->unit.name);
    return names;
}

void VillagesModel::add(const QString& code, const QString& name, const QString& start) {
    const auto unit = unitOf(code, name, start);
    if (!unit.ok()) {
        fail(unit.error());
        return;
    }
    const VillageFact* taken = m_facts->find(unit->code.toString());
    m_codeTakenBy = taken ? taken->unit.name : QString();
    Q_EMIT codeTakenChanged();
    if (taken) {
        clearError();
        return;
    }
    act([unit = *unit](Ledger& ledger) { return addUnit(ledger, unit); },
        [this](std::monostate) { Q_EMIT added(); });
}

void VillagesModel::clearCodeTaken() {
    if (m_codeTakenBy.isEmpty()) return;
    m_codeTakenBy.clear();
    Q_EMIT codeTakenChanged();
}

void VillagesModel::end(const QString& lastDay, int successor) {
    const VillageFact* village = m_facts->find(m_selected);
    if (!village) return;
    const auto day = dayOf(lastDay);
    if (!day.ok() || !day->isValid()) {
        fail(cunbao::fail(AppErrc::DateSyntax, {lastDay}));
        return;
    }
    const auto codes = successors();
    const bool named = successor >= 0 && successor < static_cast<int>(codes.size());
    const OrgCode next = named ? codes[static_cast<std::size_t>(successor)] : OrgCode();
    act([code = village->unit.code, day = *day,
         next](Ledger& ledger) { return endUnit(ledger, code, day, next); },
        [this](std::monostate) { Q_EMIT endedOne(); });
}

} // namespace cunbao
