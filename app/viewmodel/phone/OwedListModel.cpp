#include "app/viewmodel/phone/OwedListModel.h"

#include <algorithm>

namespace cunbao {

namespace {

OwedListModel::State stateOf(OwedState state) {
    switch (state) {
    case OwedState::Unknown: return OwedListModel::Unknown;
    case OwedState::Carried: return OwedListModel::Carried;
    case OwedState::Reported: return OwedListModel::Reported;
    case OwedState::NotApplicable: return OwedListModel::NotApplicable;
    case OwedState::Owed:
    case OwedState::NotAsked: break;
    }
    return OwedListModel::Owed;
}

bool isOpen(OwedState state) {
    return state == OwedState::Owed || state == OwedState::Unknown || state == OwedState::Carried;
}

/// Whether both name the same items in the same places.
bool sameItems(const std::vector<OwedSection>& a, const std::vector<OwedSection>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const OwedSection& x, const OwedSection& y) {
        return x.section == y.section &&
               std::equal(x.items.begin(), x.items.end(), y.items.begin(), y.items.end(),
                          [](const OwedItem& one, const OwedItem& other) {
                              return one.indicator == other.indicator;
                          });
    });
}

} // namespace

int OwedListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> OwedListModel::roleNames() const {
    return {{HeadingRole, "heading"}, {SectionRole, "section"},   {TitleRole, "title"},
            {OwingRole, "owing"},     {AnsweredRole, "answered"}, {IndicatorRole, "indicator"},
            {ValueRole, "value"},     {UnitRole, "unit"},         {DraftRole, "draft"},
            {StateRole, "status"},    {ProposedRole, "proposed"}};
}

QVariant OwedListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Row& row = m_rows[std::size_t(index.row())];
    const OwedSection& section = m_sections[std::size_t(row.section)];
    if (row.item < 0) return headingData(section, role);
    const OwedItem& item = section.items[std::size_t(row.item)];
    switch (role) {
    case HeadingRole: return false;
    case SectionRole: return section.section;
    case TitleRole: return item.name;
    case OwingRole: return isOpen(item.state) ? 1 : 0;
    case AnsweredRole: return isOpen(item.state) ? 0 : 1;
    case IndicatorRole: return item.indicator;
    case ValueRole: return item.value;
    case UnitRole: return item.unit;
    case DraftRole: return item.draft;
    case StateRole: return stateOf(item.state);
    case ProposedRole: return item.proposed;
    default: return {};
    }
}

QVariant OwedListModel::headingData(const OwedSection& section, int role) const {
    switch (role) {
    case HeadingRole: return true;
    case SectionRole: return section.section;
    case TitleRole: return section.title;
    case OwingRole: return section.owing;
    case AnsweredRole: return section.answered;
    case StateRole: return section.owing > 0 ? Owed : Reported;
    case ProposedRole: return false;
    case IndicatorRole:
    case ValueRole:
    case UnitRole:
    case DraftRole: return QString();
    default: return {};
    }
}

void OwedListModel::setAll(bool all) {
    if (m_all == all) return;
    m_all = all;
    showAnew();
}

void OwedListModel::setSearch(const QString& search) {
    if (m_search == search) return;
    m_search = search;
    showAnew();
}

/// Another list, from its beginning. Told row by row Qt 6.4 leaves some of so many changes one over the
/// other.
void OwedListModel::showAnew() {
    const int before = count();
    beginResetModel();
    m_rows = rowsNow();
    endResetModel();
    if (count() != before) Q_EMIT countChanged();
    Q_EMIT shownChanged();
}

void OwedListModel::show(std::vector<OwedSection> sections) {
    if (!sameItems(m_sections, sections)) {
        beginResetModel();
        m_sections = std::move(sections);
        m_rows = rowsNow();
        endResetModel();
        Q_EMIT countChanged();
        Q_EMIT shownChanged();
        return;
    }
    m_sections = std::move(sections);
    moveTo(rowsNow());
    if (!m_rows.empty()) Q_EMIT dataChanged(index(0), index(count() - 1));
    Q_EMIT shownChanged();
}

int OwedListModel::found() const {
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.item >= 0; }));
}

bool OwedListModel::isShown(const OwedItem& item) const {
    const QString wanted = m_search.trimmed();
    if (!wanted.isEmpty())
        return item.name.contains(wanted, Qt::CaseInsensitive) ||
               item.otherName.contains(wanted, Qt::CaseInsensitive);
    return m_all || isOpen(item.state);
}

std::vector<OwedListModel::Row> OwedListModel::rowsNow() const {
    std::vector<Row> out;
    for (int section = 0; section < int(m_sections.size()); ++section) {
        const auto& items = m_sections[std::size_t(section)].items;
        bool headed = false;
        for (int item = 0; item < int(items.size()); ++item) {
            if (!isShown(items[std::size_t(item)])) continue;
            if (!headed) out.push_back({section, -1});
            headed = true;
            out.push_back({section, item});
        }
    }
    return out;
}

void OwedListModel::moveTo(const std::vector<Row>& rows) {
    const std::size_t before = m_rows.size();
    // Both are in the catalogue's order: what goes and what comes is told row by row.
    for (std::size_t at = 0; at < m_rows.size() || at < rows.size();) {
        const bool gone = at == rows.size() || (at < m_rows.size() && m_rows[at] < rows[at]);
        const bool fresh = !gone && (at == m_rows.size() || rows[at] < m_rows[at]);
        if (gone) {
            beginRemoveRows({}, int(at), int(at));
            m_rows.erase(m_rows.begin() + std::ptrdiff_t(at));
            endRemoveRows();
        } else if (fresh) {
            beginInsertRows({}, int(at), int(at));
            m_rows.insert(m_rows.begin() + std::ptrdiff_t(at), rows[at]);
            endInsertRows();
            ++at;
        } else {
            ++at;
        }
    }
    if (m_rows.size() != before) Q_EMIT countChanged();
}

} // namespace cunbao
