#include "app/viewmodel/session/RowListModel.h"

namespace cunbao {

namespace {
constexpr int FirstRole = Qt::UserRole;
}

void RowListModel::setRows(std::vector<Row> rows) {
    if (rows.size() != m_rows.size()) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        Q_EMIT countChanged();
        return;
    }
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (rows[at] == m_rows[at]) continue;
        m_rows[at] = std::move(rows[at]);
        const QModelIndex changed = index(static_cast<int>(at));
        Q_EMIT dataChanged(changed, changed);
    }
}

QVariant RowListModel::at(int row, const QByteArray& role) const {
    return data(index(row), FirstRole + static_cast<int>(m_roles.indexOf(role)));
}

int RowListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant RowListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= count()) return {};
    return m_rows[static_cast<std::size_t>(index.row())].value(role - FirstRole);
}

QHash<int, QByteArray> RowListModel::roleNames() const {
    QHash<int, QByteArray> names;
    for (qsizetype at = 0; at < m_roles.size(); ++at)
        names.insert(FirstRole + static_cast<int>(at), m_roles[at]);
    return names;
}

} // namespace cunbao
