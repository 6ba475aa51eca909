#pragma once

#include "app/viewmodel/phone/EntryListModel.h"
#include "app/viewmodel/session/PageModel.h"

namespace cunbao {

/// The ledger (台账): this unit's entries, all or those behind one figure. Read a page at a time.
class LedgerModel : public cunbao::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString indicator READ indicator WRITE setIndicator NOTIFY indicatorChanged)
    Q_PROPERTY(bool history READ history WRITE setHistory NOTIFY historyChanged)
    Q_PROPERTY(QString indicatorName READ indicatorName NOTIFY shown)
    Q_PROPERTY(QString total READ total NOTIFY shown)
    Q_PROPERTY(int counting READ counting NOTIFY shown)
    Q_PROPERTY(cunbao::EntryListModel* entries READ entries CONSTANT)

public:
    static constexpr int PageSize = 50; ///< rows that are read at once

    explicit LedgerModel(QObject* parent = nullptr);

    /// The id of the one that is shown; empty: all.
    [[nodiscard]] QString indicator() const { return m_indicator; }
    void setIndicator(const QString& indicator);
    /// Also what was withdrawn, waits or was refused.
    [[nodiscard]] bool history() const { return m_history; }
    void setHistory(bool history);
    /// Empty where all are shown.
    [[nodiscard]] QString indicatorName() const { return m_indicatorName; }
    /// What the entries of the one indicator come to, with its unit; empty where that is no number, or all
    /// are shown.
    [[nodiscard]] QString total() const { return m_total; }
    /// How many entries count, shown or not.
    [[nodiscard]] int counting() const { return m_counting; }
    [[nodiscard]] EntryListModel* entries() { return &m_entries; }

Q_SIGNALS:
    void indicatorChanged();
    void historyChanged();
    void shown();

protected:
    void load() override;

private:
    void fetchMore();
    [[nodiscard]] EntryFilter filter() const;

    EntryListModel m_entries;
    QString m_indicator;
    bool m_history = false;
    QString m_indicatorName;
    QString m_total;
    int m_counting = 0;
    bool m_wanted = false; ///< the next page was asked for while the list was being read
};

} // namespace cunbao
