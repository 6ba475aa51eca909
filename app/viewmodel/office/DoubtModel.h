#pragma once

#include "app/viewmodel/office/DoubtsModel.h"

namespace cunbao {

/// The doubt that the list looks at: its sides, and one decision with a reason.
class DoubtModel : public cunbao::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(cunbao::DoubtsModel* list READ list WRITE setList NOTIFY listChanged REQUIRED)
    Q_PROPERTY(bool present READ present NOTIFY changed)
    Q_PROPERTY(bool resolved READ resolved NOTIFY changed)
    Q_PROPERTY(cunbao::DoubtsModel::Kind kind READ kind NOTIFY changed)
    Q_PROPERTY(cunbao::DoubtModel::Detail detail READ detail NOTIFY changed)
    Q_PROPERTY(QString kindText READ kindText NOTIFY changed)
    Q_PROPERTY(QString indicatorName READ indicatorName NOTIFY changed)
    Q_PROPERTY(QString unitName READ unitName NOTIFY changed)
    Q_PROPERTY(QString ruleText READ ruleText NOTIFY changed)
    Q_PROPERTY(bool ruleIsError READ ruleIsError NOTIFY changed)
    Q_PROPERTY(cunbao::RowListModel* operands READ operands CONSTANT)
    Q_PROPERTY(QString asSet READ asSet NOTIFY changed)
    Q_PROPERTY(QString fromEntries READ fromEntries NOTIFY changed)
    Q_PROPERTY(QString unitWord READ unitWord NOTIFY changed)
    Q_PROPERTY(cunbao::RowListModel* sides READ sides CONSTANT)
    Q_PROPERTY(int bothChoice READ bothChoice NOTIFY changed)
    Q_PROPERTY(int officeChoice READ officeChoice NOTIFY changed)
    Q_PROPERTY(int villageChoice READ villageChoice NOTIFY changed)
    Q_PROPERTY(int entriesChoice READ entriesChoice NOTIFY changed)
    Q_PROPERTY(int choice READ choice WRITE setChoice NOTIFY decisionChanged)
    Q_PROPERTY(QString reason READ reason WRITE setReason NOTIFY decisionChanged)
    Q_PROPERTY(bool canDecide READ canDecide NOTIFY decisionChanged)

public:
    /// What about it is doubtful, where the kind does not say it all.
    enum Detail {
        NoDetail,
        Revisions,       ///< concurrent revisions of one entry
        StockDay,        ///< a stock recorded with different values for one day
        Overrides,       ///< the office set a figure twice at once
        SameValue,       ///< one value recorded twice on a day
        OfficeAndVillage ///< a flow recorded partly by the office, partly by the village
    };
    Q_ENUM(Detail)

    explicit DoubtModel(QObject* parent = nullptr);

    [[nodiscard]] DoubtsModel* list() const { return m_list; }
    void setList(DoubtsModel* list);
    [[nodiscard]] bool present() const { return shown() != nullptr; }
    [[nodiscard]] bool resolved() const { return shown() && shown()->doubt.resolved; }
    [[nodiscard]] DoubtsModel::Kind kind() const;
    [[nodiscard]] Detail detail() const;
    [[nodiscard]] QString kindText() const;
    [[nodiscard]] QString indicatorName() const;
    [[nodiscard]] QString unitName() const { return shown() ? shown()->unitName : QString(); }
    /// Of a broken rule: what it demands.
    [[nodiscard]] QString ruleText() const;
    [[nodiscard]] bool ruleIsError() const;
    /// The figures that a broken rule compares, or the one that is far from the others. Roles label, figure,
    /// unitWord.
    [[nodiscard]] RowListModel* operands() { return &m_operands; }
    /// Of a figure that has changed since the office set it: as it was set, and what the entries come to now.
    [[nodiscard]] QString asSet() const { return figureAt(0); }
    [[nodiscard]] QString fromEntries() const { return figureAt(1); }
    /// Of these two.
    [[nodiscard]] QString unitWord() const;
    /// Roles person (empty: unknown), device (the first digits of its id), fromOffice, atText, dayText
    /// (empty: no day of its own), valueText, unit, note, why, withdrawn, actionText, and choice: what
    /// setChoice takes to keep this one; -1 where it can't be kept by itself.
    [[nodiscard]] RowListModel* sides() { return &m_sides; }
    /// All are real (of a duplicate), or it was seen and stands. -1: no such choice; so for the next two.
    [[nodiscard]] int bothChoice() const { return choiceNamed(QStringLiteral("both")); }
    [[nodiscard]] int officeChoice() const { return choiceNamed(QStringLiteral("office")); }
    [[nodiscard]] int villageChoice() const { return choiceNamed(QStringLiteral("village")); }

    /// Of a figure that has changed since the office set it: what the entries come to counts again.
    [[nodiscard]] int entriesChoice() const;

    /// What shall be decided; -1: nothing yet.
    [[nodiscard]] int choice() const { return m_choice; }
    void setChoice(int choice);
    [[nodiscard]] QString reason() const { return m_reason; }
    void setReason(const QString& reason);
    /// A choice, unless it only takes one back, and a reason.
    [[nodiscard]] bool canDecide() const;

    /// Decides an open doubt; takes back the decision of a resolved one.
    Q_INVOKABLE void decide();

Q_SIGNALS:
    void listChanged();
    void changed();
    void decisionChanged();
    void decided();

protected:
    void load() override { show(); }

private:
    [[nodiscard]] const DoubtInFull* shown() const { return m_list ? m_list->shown() : nullptr; }
    [[nodiscard]] int choiceNamed(const QString& name) const;
    [[nodiscard]] QString figureAt(std::size_t at) const;
    [[nodiscard]] RowListModel::Row rowOf(const DoubtSide& side) const;
    void show();

    DoubtsModel* m_list = nullptr;
    QString m_shownId;
    RowListModel m_operands;
    RowListModel m_sides;
    int m_choice = -1;
    QString m_reason;
};

} // namespace cunbao
