#pragma once

#include "app/domain/Catalogue.h"
#include "app/store/EntryReader.h"
#include "app/viewmodel/Language.h"

#include <QAbstractListModel>
#include <qqmlregistration.h>

#include <vector>

namespace cunbao {

/// One line of the ledger in words, and where it stands in the list.
struct EntryRow {
    EntryCursor cursor;
    QString indicator; ///< id
    QString name;
    QString value;
    QString unit; ///< empty where the value is no number
    QString day;
    QString note;
    QString person;
    QString state; ///< as EntryView has it
    QString stateWord;
    Whereabouts whereabouts = Whereabouts::OnThisDevice;
    bool fromOffice = false;

    friend bool operator==(const EntryRow&, const EntryRow&) = default;
};

/// `catalogue` may be null: then the indicator is shown by its id. `year`: the one at hand, which days leave
/// out.
[[nodiscard]] EntryRow rowOf(const EntryView& entry, const Catalogue* catalogue, Language language, int year);

/// Entries, the newest first, grouped by the role `day`. More of them are asked for when the end comes into
/// view.
class EntryListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the ledger")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum State {
        Active,
        Conflict, ///< revisions beside each other: one counts, a person decides
        Withdrawn,
        Waiting, ///< for what it builds on
        Refused  ///< never counts
    };
    Q_ENUM(State)
    /// Where it is known to be, the farthest.
    enum Place { OnThisDevice, WithHub, WithOffice };
    Q_ENUM(Place)
    enum Role {
        EntryRole = Qt::UserRole,
        IndicatorRole,
        NameRole,
        ValueRole,
        UnitRole,
        DayRole,
        NoteRole,
        PersonRole,
        StateRole,
        StateWordRole,
        PlaceRole,
        FromOfficeRole
    };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] static State stateOf(const QString& word);
    [[nodiscard]] static Place placeOf(Whereabouts whereabouts);

    /// The list from its beginning, as it is now. Rows that were there already stay where they are on the
    /// screen.
    void show(std::vector<EntryRow> rows, bool more);
    /// The next page.
    void append(std::vector<EntryRow> rows, bool more);
    void clear();

    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    /// The last row, behind which the next page begins.
    [[nodiscard]] std::optional<EntryCursor> end() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void countChanged();
    /// The next page is wanted.
    void wanted();

private:
    void put(std::size_t at, std::vector<EntryRow>::iterator first, std::vector<EntryRow>::iterator end);
    void drop(std::size_t first, std::size_t end);
    void update(std::size_t at, EntryRow row);

    std::vector<EntryRow> m_rows;
    bool m_more = false;
};

} // namespace cunbao
