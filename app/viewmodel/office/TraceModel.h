#pragma once

#include "app/usecase/TraceFigure.h"
#include "app/viewmodel/session/PageModel.h"
#include "app/viewmodel/session/RowListModel.h"

namespace cunbao {

/// Where one figure comes from, one step at a time: the figure with its rule and its units, one unit with its
/// entries, one entry with its history. From a derived figure a step leads to what it is worked out from.
class TraceModel : public cunbao::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString indicator READ indicator WRITE setIndicator NOTIFY asked)
    Q_PROPERTY(QString period READ period WRITE setPeriod NOTIFY asked)
    Q_PROPERTY(cunbao::TraceModel::Level level READ level NOTIFY changed)
    Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString value READ value NOTIFY changed)
    Q_PROPERTY(QString unitWord READ unitWord NOTIFY changed)
    Q_PROPERTY(bool missing READ missing NOTIFY changed)
    Q_PROPERTY(QString unitName READ unitName NOTIFY changed)
    Q_PROPERTY(QString unitCode READ unitCode NOTIFY changed)
    Q_PROPERTY(QString periodText READ periodText NOTIFY changed)
    Q_PROPERTY(QString rule READ rule NOTIFY changed)
    Q_PROPERTY(QString countingRule READ countingRule NOTIFY changed)
    Q_PROPERTY(int reported READ reported NOTIFY changed)
    Q_PROPERTY(int expected READ expected NOTIFY changed)
    Q_PROPERTY(QStringList flags READ flags NOTIFY changed)
    Q_PROPERTY(cunbao::RowListModel* units READ units CONSTANT)
    Q_PROPERTY(cunbao::RowListModel* operands READ operands CONSTANT)
    Q_PROPERTY(cunbao::RowListModel* overrides READ overrides CONSTANT)
    Q_PROPERTY(cunbao::RowListModel* entries READ entries CONSTANT)
    Q_PROPERTY(cunbao::RowListModel* revisions READ revisions CONSTANT)
    Q_PROPERTY(bool overridable READ overridable NOTIFY changed)
    Q_PROPERTY(bool overridden READ overridden NOTIFY changed)

public:
    enum Level { FigureLevel, UnitLevel, EntryLevel };
    Q_ENUM(Level)
    /// What a formula asks of an indicator: an operand's role `kind`.
    enum OperandUse { OfThisPeriod, OfYearBefore, UnitsReported };
    Q_ENUM(OperandUse)

    explicit TraceModel(QObject* parent = nullptr);

    /// Its id; another one starts a new trace at the township. Empty: nothing is traced.
    [[nodiscard]] QString indicator() const { return m_path.back().indicator; }
    void setIndicator(const QString& id);
    /// As scripts write it; empty: that of the round at hand.
    [[nodiscard]] QString period() const { return m_path.back().period; }
    void setPeriod(const QString& period);

    [[nodiscard]] Level level() const;
    [[nodiscard]] bool canGoBack() const { return m_path.size() > 1; }
    [[nodiscard]] QString name() const;
    /// At the level shown: the figure's, the unit's, or the entry's, with its unit of measure.
    [[nodiscard]] QString value() const;
    /// Of measure: 人.
    [[nodiscard]] QString unitWord() const;
    [[nodiscard]] bool missing() const;
    /// Whose figure is shown; empty for the whole township.
    [[nodiscard]] QString unitName() const;
    [[nodiscard]] QString unitCode() const;
    [[nodiscard]] QString periodText() const;
    /// How entries become the figure, in words.
    [[nodiscard]] QString rule() const;
    /// What is counted, as the indicator says it (怎么算); Chinese.
    [[nodiscard]] QString countingRule() const;
    [[nodiscard]] int reported() const;
    [[nodiscard]] int expected() const;
    /// What speaks against the figure shown, in words.
    [[nodiscard]] QStringList flags() const;
    /// Who contributes. Roles code, name, value (empty: the township's own share), missing, flags, entries
    /// (how many).
    [[nodiscard]] RowListModel* units() { return &m_units; }
    /// Of a derived figure. Roles indicator, name, value (empty: of another period), kind (OperandUse).
    [[nodiscard]] RowListModel* operands() { return &m_operands; }
    /// What the office set here, in force. Roles code, name, value, computed, why, person, device, at.
    [[nodiscard]] RowListModel* overrides() { return &m_overrides; }
    /// Of the unit shown. Roles id, value, on, note, person, device, at, state, stateText, fromOffice,
    /// carried, revisions (how many).
    [[nodiscard]] RowListModel* entries() { return &m_entries; }
    /// Of the entry shown, the oldest first, its recording included. Roles what, value, on, note, why,
    /// person, device, at, accepted.
    [[nodiscard]] RowListModel* revisions() { return &m_revisions; }
    /// The level shown is that of a figure, which the office may set.
    [[nodiscard]] bool overridable() const;
    /// The office has set exactly this figure.
    [[nodiscard]] bool overridden() const;

    Q_INVOKABLE void openUnit(const QString& code);
    Q_INVOKABLE void openEntry(const QString& id);
    /// The figure that this one is worked out from, at the same unit.
    Q_INVOKABLE void openOperand(int row);
    Q_INVOKABLE void goBack();
    /// Sets the figure shown, with a reason.
    Q_INVOKABLE void overrideWith(const QString& typed, const QString& why);
    /// The entries count again.
    Q_INVOKABLE void undoOverride(const QString& why);

Q_SIGNALS:
    void asked();
    void changed();
    /// The office has set the figure, or taken that back.
    void decided();

protected:
    void load() override;

private:
    /// One step of the way in.
    struct Step {
        QString indicator;
        QString period; ///< empty: of the round at hand
        OrgCode unit;   ///< whose figure; null: the township's
        OrgCode shown;  ///< a unit of it whose entries are shown; null: none
        QString entry;  ///< of these the one whose history is shown; empty: none
    };
    void go(Step step);
    void show();
    [[nodiscard]] const TracedUnit* shownUnit() const;
    [[nodiscard]] const TracedEntry* shownEntry() const;
    /// The figure of the level shown; null where there is none.
    [[nodiscard]] const Figure* shownFigure() const;
    [[nodiscard]] OrgCode figureUnit() const;

    std::vector<Step> m_path{Step{}}; ///< never empty; the last one is shown
    std::optional<FigureTrace> m_trace;
    RowListModel m_units;
    RowListModel m_operands;
    RowListModel m_overrides;
    RowListModel m_entries;
    RowListModel m_revisions;
};

} // namespace cunbao
