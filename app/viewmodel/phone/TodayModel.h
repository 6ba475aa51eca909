#pragma once

#include "app/viewmodel/phone/OwedListModel.h"
#include "app/viewmodel/session/PageModel.h"

namespace cunbao {

/// What the village owes today: the open round, its sections with their items, and how far the office is
/// known to have followed. Without an open round it is the year of today. Loads nothing until the office has
/// made this device a member.
class TodayModel : public cunbao::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool hasCatalogue READ hasCatalogue NOTIFY changed)
    Q_PROPERTY(bool hasRound READ hasRound NOTIFY changed)
    Q_PROPERTY(QString roundName READ roundName NOTIFY changed)
    Q_PROPERTY(QString periodText READ periodText NOTIFY changed)
    Q_PROPERTY(bool hasDue READ hasDue NOTIFY changed)
    Q_PROPERTY(QString dueText READ dueText NOTIFY changed)
    Q_PROPERTY(int daysLeft READ daysLeft NOTIFY changed)
    Q_PROPERTY(int owing READ owing NOTIFY changed)
    Q_PROPERTY(int answered READ answered NOTIFY changed)
    Q_PROPERTY(int officeHolds READ officeHolds NOTIFY changed)
    Q_PROPERTY(bool recordedHere READ recordedHere NOTIFY changed)
    Q_PROPERTY(QString lastHeardText READ lastHeardText NOTIFY changed)
    Q_PROPERTY(bool withholding READ withholding NOTIFY changed)
    Q_PROPERTY(cunbao::OwedListModel* items READ items CONSTANT)

public:
    explicit TodayModel(QObject* parent = nullptr);

    /// The office's catalogue has arrived: without it there is nothing to record.
    [[nodiscard]] bool hasCatalogue() const { return m_today.hasCatalogue; }
    [[nodiscard]] bool hasRound() const { return !m_today.round.isEmpty(); }
    [[nodiscard]] QString roundName() const { return m_today.round; }
    /// Of the round, or the year of today.
    [[nodiscard]] QString periodText() const { return m_today.period; }
    [[nodiscard]] bool hasDue() const { return !m_today.due.isEmpty(); }
    [[nodiscard]] QString dueText() const { return m_today.due; }
    /// Days until it is due; negative: days that it is overdue. 0 also where no day is set.
    [[nodiscard]] int daysLeft() const { return m_today.daysLeft; }
    [[nodiscard]] int owing() const { return m_today.owing; }
    [[nodiscard]] int answered() const { return m_today.answered; }
    /// Own operations that the office is proven to hold, by its receipts.
    [[nodiscard]] int officeHolds() const { return m_today.officeHolds; }
    /// This device has recorded something, wherever that is by now.
    [[nodiscard]] bool recordedHere() const { return m_today.recordedHere; }
    /// When the office was last heard of; empty: never.
    [[nodiscard]] QString lastHeardText() const { return m_today.lastHeard; }
    /// The hub offers less than the office's receipts name.
    [[nodiscard]] bool withholding() const { return m_today.withholding; }
    [[nodiscard]] OwedListModel* items() { return &m_items; }

Q_SIGNALS:
    void changed();

protected:
    void load() override;

private:
    struct Today {
        bool hasCatalogue = false;
        QString round;
        QString period;
        QString due;
        int daysLeft = 0;
        int owing = 0;
        int answered = 0;
        int officeHolds = 0;
        bool recordedHere = false;
        QString lastHeard;
        bool withholding = false;
        std::vector<OwedSection> sections;
    };
    static Result<Today> readToday(Ledger& ledger, OrgCode unit, Language language);
    static Result<void> readSections(Ledger& ledger, OrgCode unit, const Period& period, Language language,
                                     Today& today);

    Today m_today;
    OwedListModel m_items;
    bool m_member = false; ///< as of the last load
};

} // namespace cunbao
