#pragma once

#include "app/usecase/SectionProgress.h"

#include <QAbstractListModel>
#include <qqmlregistration.h>

namespace cunbao {

/// One indicator that a unit is asked for, in words.
struct OwedItem {
    QString indicator;
    QString name;
    QString otherName; ///< in the other language: it is found by both
    QString value;     ///< what it comes to in the period; empty while nothing is recorded
    QString unit;
    QString draft; ///< typed and not saved
    OwedState state = OwedState::Owed;
    bool proposed = false; ///< the year before said 不涉及

    friend bool operator==(const OwedItem&, const OwedItem&) = default;
};

struct OwedSection {
    QString section;
    QString title;
    int owing = 0;
    int answered = 0;
    std::vector<OwedItem> items;
};

/// What the open round asks of this unit: a heading for each section, and below it its items in the
/// catalogue's order. Shows what is still owed, or all; a search looks at all.
class OwedListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to its page's model")
    Q_PROPERTY(bool all READ all WRITE setAll NOTIFY shownChanged)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY shownChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int found READ found NOTIFY shownChanged)

public:
    enum State { Owed, Unknown, Carried, Reported, NotApplicable };
    Q_ENUM(State)
    enum Role {
        HeadingRole = Qt::UserRole, ///< bool: a section; of the roles below it has section to answered
        SectionRole,
        TitleRole,
        OwingRole,
        AnsweredRole,
        IndicatorRole,
        ValueRole,
        UnitRole,
        DraftRole,
        StateRole,
        ProposedRole
    };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] bool all() const { return m_all; }
    [[nodiscard]] QString search() const { return m_search; }
    [[nodiscard]] int count() const { return int(m_rows.size()); }
    /// The items that are shown, without the headings.
    [[nodiscard]] int found() const;
    void setAll(bool all);
    void setSearch(const QString& search);

    /// In the catalogue's order. Rows that stay keep their place, so that the list does not jump.
    void show(std::vector<OwedSection> sections);

Q_SIGNALS:
    void shownChanged();
    void countChanged();

private:
    /// Positions in m_sections; item -1: the heading.
    struct Row {
        int section = 0;
        int item = -1;
        friend auto operator<=>(const Row&, const Row&) = default;
    };
    [[nodiscard]] bool isShown(const OwedItem& item) const;
    [[nodiscard]] std::vector<Row> rowsNow() const;
    [[nodiscard]] QVariant headingData(const OwedSection& section, int role) const;
    void showAnew();
    void moveTo(const std::vector<Row>& rows);

    std::vector<OwedSection> m_sections;
    std::vector<Row> m_rows;
    bool m_all = false;
    QString m_search;
};

} // namespace cunbao
