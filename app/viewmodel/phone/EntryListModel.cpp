#include "app/viewmodel/phone/EntryListModel.h"

#include "app/viewmodel/NumberText.h"
#include "app/viewmodel/Terms.h"

#include <iterator>

namespace cunbao {

EntryRow rowOf(const EntryView& entry, const Catalogue* catalogue, Language language, int year) {
    EntryRow row;
    row.cursor = EntryCursor::of(entry);
    row.indicator = entry.indicator;
    const Indicator* indicator = catalogue ? catalogue->find(entry.indicator) : nullptr;
    row.name = indicator ? nameOf(*indicator, language) : entry.indicator;
    row.value = valueText(entry.value, language);
    if (indicator && entry.value.kind == EntryValue::Kind::Number)
        row.unit = unitWordOf(*indicator, language, row.value);
    row.day = dayText(entry.on, language, year);
    row.note = entry.note;
    row.person = entry.person;
    row.state = entry.state;
    row.stateWord = atStart(entryStateTerm(entry.state, language));
    row.whereabouts = entry.whereabouts;
    row.fromOffice = entry.fromOffice;
    return row;
}

EntryListModel::State EntryListModel::stateOf(const QString& word) {
    if (word == QLatin1String("conflict")) return Conflict;
    if (word == QLatin1String("withdrawn")) return Withdrawn;
    if (word == QLatin1String("waiting")) return Waiting;
    return word == QLatin1String("refused") ? Refused : Active;
}

EntryListModel::Place EntryListModel::placeOf(Whereabouts whereabouts) {
    switch (whereabouts) {
    case Whereabouts::OnThisDevice: return OnThisDevice;
    case Whereabouts::WithHub: return WithHub;
    case Whereabouts::WithOffice: return WithOffice;
    }
    return OnThisDevice;
}

void EntryListModel::update(std::size_t at, EntryRow row) {
    if (m_rows[at] == row) return;
    m_rows[at] = std::move(row);
    const QModelIndex changed = index(static_cast<int>(at));
    Q_EMIT dataChanged(changed, changed);
}

void EntryListModel::put(std::size_t at, std::vector<EntryRow>::iterator first,
                         std::vector<EntryRow>::iterator end) {
    beginInsertRows({}, static_cast<int>(at), static_cast<int>(at) + static_cast<int>(end - first) - 1);
    m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(at), std::make_move_iterator(first),
                  std::make_move_iterator(end));
    endInsertRows();
}

void EntryListModel::drop(std::size_t first, std::size_t end) {
    if (first == end) return;
    beginRemoveRows({}, static_cast<int>(first), static_cast<int>(end) - 1);
    m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(first),
                 m_rows.begin() + static_cast<std::ptrdiff_t>(end));
    endRemoveRows();
}

void EntryListModel::show(std::vector<EntryRow> rows, bool more) {
    const int before = count();
    std::size_t at = 0;
    // Both are in one order, so that one walk finds what came and what went.
    for (auto next = rows.begin(); next != rows.end();) {
        std::size_t gone = at;
        while (gone < m_rows.size() && m_rows[gone].cursor > next->cursor)
            ++gone;
        drop(at, gone);
        if (at < m_rows.size() && m_rows[at].cursor == next->cursor) {
            update(at++, std::move(*next++));
            continue;
        }
        auto end = next + 1;
        while (end != rows.end() && (at == m_rows.size() || end->cursor > m_rows[at].cursor))
            ++end;
        put(at, next, end);
        at += static_cast<std::size_t>(end - next);
        next = end;
    }
    drop(at, m_rows.size());
    m_more = more;
    if (count() != before) Q_EMIT countChanged();
}

void EntryListModel::append(std::vector<EntryRow> rows, bool more) {
    m_more = more;
    if (rows.empty()) return;
    put(m_rows.size(), rows.begin(), rows.end());
    Q_EMIT countChanged();
}

void EntryListModel::clear() {
    beginResetModel();
    m_rows.clear();
    m_more = false;
    endResetModel();
    Q_EMIT countChanged();
}

std::optional<EntryCursor> EntryListModel::end() const {
    return m_rows.empty() ? std::nullopt : std::optional(m_rows.back().cursor);
}

int EntryListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant EntryListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= count()) return {};
    const EntryRow& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case EntryRole: return row.cursor.name.toString();
    case IndicatorRole: return row.indicator;
    case NameRole: return row.name;
    case ValueRole: return row.value;
    case UnitRole: return row.unit;
    case DayRole: return row.day;
    case NoteRole: return row.note;
    case PersonRole: return row.person;
    case StateRole: return static_cast<int>(stateOf(row.state));
    case StateWordRole: return row.stateWord;
    case PlaceRole: return static_cast<int>(placeOf(row.whereabouts));
    case FromOfficeRole: return row.fromOffice;
    default: return {};
    }
}

QHash<int, QByteArray> EntryListModel::roleNames() const {
    return {{EntryRole, "entry"},         {IndicatorRole, "indicator"}, {NameRole, "name"},
            {ValueRole, "value"},         {UnitRole, "unit"},           {DayRole, "day"},
            {NoteRole, "note"},           {PersonRole, "person"},       {StateRole, "entryState"},
            {StateWordRole, "stateWord"}, {PlaceRole, "place"},         {FromOfficeRole, "fromOffice"}};
}

bool EntryListModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && m_more;
}

void EntryListModel::fetchMore(const QModelIndex& parent) {
    if (canFetchMore(parent)) Q_EMIT wanted();
}

} // namespace cunbao
