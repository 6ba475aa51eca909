#pragma once

#include "app/usecase/DoubtSides.h"
#include "app/viewmodel/session/PageModel.h"
#include "app/viewmodel/session/RowListModel.h"

#include <map>

namespace cunbao {

/// What is doubtful in a period, and which doubt is looked at. DoubtModel shows that one.
class DoubtsModel : public cunbao::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QList<QString> periodNames READ periodNames NOTIFY changed)
    Q_PROPERTY(int periodIndex READ periodIndex WRITE setPeriodIndex NOTIFY changed)
    Q_PROPERTY(QList<int> counts READ counts NOTIFY changed)
    Q_PROPERTY(cunbao::DoubtsModel::Kind kind READ kind WRITE setKind NOTIFY changed)
    Q_PROPERTY(bool resolvedToo READ resolvedToo WRITE setResolvedToo NOTIFY changed)
    Q_PROPERTY(cunbao::RowListModel* doubts READ doubts CONSTANT)
    Q_PROPERTY(QString current READ current WRITE setCurrent NOTIFY currentChanged)
    Q_PROPERTY(int currentRow READ currentRow NOTIFY currentChanged)

public:
    enum Kind { All, Conflict, Duplicate, Late, BrokenRule, FarFromOthers, ChangedSinceSet };
    Q_ENUM(Kind)

    explicit DoubtsModel(QObject* parent = nullptr);

    /// Of the rounds, the latest first; without any, the current year.
    [[nodiscard]] QStringList periodNames() const;
    [[nodiscard]] int periodIndex() const { return m_periodIndex; }
    void setPeriodIndex(int index);
    /// How many open doubts there are of each Kind, in their order.
    [[nodiscard]] QList<int> counts() const;
    /// The kind that is listed.
    [[nodiscard]] Kind kind() const { return m_kind; }
    void setKind(Kind kind);
    /// Decided ones are listed too.
    [[nodiscard]] bool resolvedToo() const { return m_resolvedToo; }
    void setResolvedToo(bool too);
    /// Roles doubtId, kind, kindText, indicatorName, unitName, dayText (empty: the whole period), resolved.
    [[nodiscard]] RowListModel* doubts() { return &m_rows; }
    /// The id of the doubt that is looked at; empty where the list is. When it leaves the list, the one that
    /// takes its place is looked at.
    [[nodiscard]] QString current() const { return m_current; }
    void setCurrent(const QString& id);
    [[nodiscard]] int currentRow() const { return rowOf(m_current); }
    /// The next (1) or the one before (-1), where there is one.
    Q_INVOKABLE void step(int by);

    // For DoubtModel --------------------------------------------------------------------------------------
    /// Null where none is looked at.
    [[nodiscard]] const DoubtInFull* shown() const;
    /// Of which the doubts are.
    [[nodiscard]] Period period() const { return m_periods[static_cast<std::size_t>(m_periodIndex)]; }
    /// An indicator that a figure of a doubt belongs to; null where the catalogue has none.
    [[nodiscard]] const Indicator* indicator(const QString& id) const;

    [[nodiscard]] static Kind kindOf(const Doubt& doubt);

Q_SIGNALS:
    void changed();
    void currentChanged();

protected:
    void load() override;

private:
    struct Facts;
    static Result<Facts> readFacts(Ledger& ledger, const std::optional<Period>& chosen, bool resolvedToo);
    void show(Facts facts);
    void list();
    [[nodiscard]] int rowOf(const QString& id) const;

    std::vector<Period> m_periods;
    int m_periodIndex = 0;
    std::optional<Period> m_period; ///< chosen by a person
    Kind m_kind = All;
    bool m_resolvedToo = false;
    std::vector<DoubtInFull> m_doubts;
    std::map<QString, Indicator> m_indicators;
    RowListModel m_rows;
    QString m_current;
};

} // namespace cunbao
