#pragma once

#include <QAbstractListModel>
#include <QVariant>
#include <qqmlregistration.h>

#include <vector>

namespace cunbao {

/// Rows with named roles, given whole by the page model that they belong to. A row that did not change keeps
/// its place on the screen.
class RowListModel final : public QAbstractListModel {
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    using Row = QVariantList; ///< one value for each role, in their order

    RowListModel(const QList<QByteArray>& roles, QObject* parent)
        : QAbstractListModel(parent), m_roles(roles) {}

    void setRows(std::vector<Row> rows);
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    /// The value of a role in a row; nothing outside of them.
    [[nodiscard]] QVariant at(int row, const QByteArray& role) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    QList<QByteArray> m_roles;
    std::vector<Row> m_rows;
};

} // namespace cunbao
