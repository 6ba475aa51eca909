#include "app/viewmodel/office/DoubtModel.h"

#include "app/usecase/OverrideFigure.h"
#include "app/viewmodel/NumberText.h"
#include "app/viewmodel/Terms.h"

namespace cunbao {

namespace {
constexpr qsizetype ShortId = 8; ///< enough to tell a township's devices apart
}

DoubtModel::DoubtModel(QObject* parent)
    : PageModel(parent), m_operands({"label", "figure", "unitWord"}, this),
      m_sides({"person", "device", "fromOffice", "atText", "dayText", "valueText", "unit", "note", "why",
               "withdrawn", "actionText", "choice"},
              this) {}

void DoubtModel::setList(DoubtsModel* list) {
    if (list == m_list) return;
    if (m_list) m_list->disconnect(this);
    m_list = list;
    if (m_list) {
        connect(m_list, &DoubtsModel::currentChanged, this, &DoubtModel::show);
        connect(m_list, &QObject::destroyed, this, [this] { m_list = nullptr; });
    }
    Q_EMIT listChanged();
    show();
}

void DoubtModel::show() {
    if (!session()) return;
    const DoubtInFull* doubt = shown();
    const QString id = doubt ? doubt->doubt.id : QString();
    if (id != m_shownId) {
        m_shownId = id;
        m_choice = -1;
        m_reason.clear();
        clearError();
    }
    std::vector<RowListModel::Row> operands;
    std::vector<RowListModel::Row> sides;
    if (kind() == DoubtsModel::BrokenRule || kind() == DoubtsModel::FarFromOthers) {
        for (const Figure& figure : doubt->figures)
            if (const Indicator* indicator = m_list->indicator(figure.indicator)) {
                const QString shown = figureText(figure, *indicator, language());
                operands.push_back(
                    {nameOf(*indicator, language()), shown, unitWordOf(*indicator, language(), shown)});
            }
    }
    if (doubt)
        for (const DoubtSide& side : doubt->sides)
            sides.push_back(rowOf(side));
    m_operands.setRows(std::move(operands));
    m_sides.setRows(std::move(sides));
    Q_EMIT changed();
    Q_EMIT decisionChanged();
}

RowListModel::Row DoubtModel::rowOf(const DoubtSide& side) const {
    const int year = chinaDate(session()->context().clock->now()).year();
    const bool number = side.value.kind == EntryValue::Kind::Number;
    const QString value = valueText(side.value, language());
    return {side.person,
            side.device.toHex().first(ShortId),
            side.fromOffice,
            instantText(side.at, language(), year),
            dayText(side.on, language(), year),
            side.withdrawn ? QString() : value,
            number ? unitWordOf(shown()->indicator, language(), value) : QString(),
            side.note,
            side.why,
            side.withdrawn,
            revisionTerm(side.kind, language()),
            choiceNamed(side.name.toString())};
}

DoubtsModel::Kind DoubtModel::kind() const {
    return shown() ? DoubtsModel::kindOf(shown()->doubt) : DoubtsModel::All;
}

DoubtModel::Detail DoubtModel::detail() const {
    const QString word = shown() ? shown()->doubt.detail : QString();
    if (kind() == DoubtsModel::Conflict) {
        if (word == QLatin1String("revisions")) return Revisions;
        return word == QLatin1String("stock-day") ? StockDay : Overrides;
    }
    if (kind() == DoubtsModel::Duplicate)
        return word == QLatin1String("office-and-village") ? OfficeAndVillage : SameValue;
    return NoDetail;
}

QString DoubtModel::kindText() const {
    return shown() ? atStart(doubtTerm(shown()->doubt.kind, language())) : QString();
}

QString DoubtModel::indicatorName() const {
    return shown() ? nameOf(shown()->indicator, language()) : QString();
}

QString DoubtModel::ruleText() const {
    return shown() && shown()->rule ? messageOf(*shown()->rule, language()) : QString();
}

bool DoubtModel::ruleIsError() const {
    return shown() && shown()->rule && shown()->rule->severity == RuleSeverity::Error;
}

QString DoubtModel::figureAt(std::size_t at) const {
    if (kind() != DoubtsModel::ChangedSinceSet || shown()->figures.size() <= at) return {};
    return figureText(shown()->figures[at], shown()->indicator, language());
}

QString DoubtModel::unitWord() const {
    return shown() ? unitWordOf(shown()->indicator, language()) : QString();
}

// The first after those that are decisions: it ends what is doubtful instead of deciding on it.
int DoubtModel::entriesChoice() const {
    const bool set = kind() == DoubtsModel::ChangedSinceSet && !resolved() && !shown()->figures.empty();
    return set ? static_cast<int>(shown()->choices.size()) : -1;
}

int DoubtModel::choiceNamed(const QString& name) const {
    return shown() ? static_cast<int>(shown()->choices.indexOf(name)) : -1;
}

void DoubtModel::setChoice(int choice) {
    if (choice == m_choice || !shown() || choice < -1) return;
    if (choice >= shown()->choices.size() && choice != entriesChoice()) return;
    m_choice = choice;
    Q_EMIT decisionChanged();
}

void DoubtModel::setReason(const QString& reason) {
    if (reason == m_reason) return;
    m_reason = reason;
    Q_EMIT decisionChanged();
}

bool DoubtModel::canDecide() const {
    return shown() && (resolved() || m_choice >= 0) && !m_reason.trimmed().isEmpty();
}

void DoubtModel::decide() {
    if (!canDecide()) return;
    const QString id = m_shownId;
    const QString why = m_reason.trimmed();
    const auto then = [this](std::monostate) {
        m_choice = -1;
        m_reason.clear();
        Q_EMIT decisionChanged();
        Q_EMIT decided();
    };
    if (resolved())
        act([id, why](Ledger& ledger) { return undoResolution(ledger, id, why); }, then);
    else if (m_choice == entriesChoice())
        act([indicator = shown()->doubt.indicator, unit = shown()->doubt.unit, period = m_list->period(),
             why](Ledger& ledger) { return undoOverride(ledger, indicator, unit, period, why); },
            then);
    else
        act([id, why, keep = shown()->choices[m_choice]](
                Ledger& ledger) { return resolveDoubt(ledger, id, keep, why); },
            then);
}

} // namespace cunbao
