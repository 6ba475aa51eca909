#pragma once

#include "app/domain/Round.h"
#include "app/viewmodel/session/PageModel.h"
#include "app/viewmodel/session/RowListModel.h"

#include <QDate>

namespace cunbao {

struct OverviewFacts;
struct UnitCompleteness;

/// What the office sees first: the round at hand, who has reported and who has not, what a person must
/// decide, and one chosen figure over the villages.
class OverviewModel : public cunbao::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(cunbao::OverviewModel::NextStep nextStep READ nextStep NOTIFY changed)
    Q_PROPERTY(bool mayOpenFirst READ mayOpenFirst NOTIFY changed)
    Q_PROPERTY(cunbao::OverviewModel::Standing standing READ standing NOTIFY changed)
    Q_PROPERTY(QString standingText READ standingText NOTIFY changed)
    Q_PROPERTY(QString period READ period NOTIFY changed)
    Q_PROPERTY(QString periodText READ periodText NOTIFY changed)
    Q_PROPERTY(QString dueText READ dueText NOTIFY changed)
    Q_PROPERTY(bool hasDue READ hasDue NOTIFY changed)
    Q_PROPERTY(int daysLeft READ daysLeft NOTIFY changed)
    Q_PROPERTY(QString proposedPeriod READ proposedPeriod NOTIFY changed)
    Q_PROPERTY(QString proposedDue READ proposedDue NOTIFY changed)
    Q_PROPERTY(int villages READ villages NOTIFY changed)
    Q_PROPERTY(int begun READ begun NOTIFY changed)
    Q_PROPERTY(int finished READ finished NOTIFY changed)
    Q_PROPERTY(int asked READ asked NOTIFY changed)
    Q_PROPERTY(int answered READ answered NOTIFY changed)
    Q_PROPERTY(int doubts READ doubts NOTIFY changed)
    Q_PROPERTY(int notBegun READ notBegun NOTIFY changed)
    Q_PROPERTY(QString notBegunNames READ notBegunNames NOTIFY changed)
    Q_PROPERTY(QString officeName READ officeName NOTIFY changed)
    Q_PROPERTY(int officeAsked READ officeAsked NOTIFY changed)
    Q_PROPERTY(int officeAnswered READ officeAnswered NOTIFY changed)
    Q_PROPERTY(cunbao::OverviewModel::CellStatus officeStatus READ officeStatus NOTIFY changed)
    Q_PROPERTY(QStringList sectionHeadings READ sectionHeadings NOTIFY changed)
    Q_PROPERTY(QStringList sectionNames READ sectionNames NOTIFY changed)
    Q_PROPERTY(cunbao::RowListModel* heatMap READ heatMap CONSTANT)
    Q_PROPERTY(QStringList chartNames READ chartNames NOTIFY changed)
    Q_PROPERTY(int chartIndex READ chartIndex WRITE setChartIndex NOTIFY changed)
    Q_PROPERTY(QString chartIndicator READ chartIndicator NOTIFY changed)
    Q_PROPERTY(bool chartHasYearBefore READ chartHasYearBefore NOTIFY changed)
    Q_PROPERTY(cunbao::RowListModel* chart READ chart CONSTANT)

public:
    /// What the office does first where something is still missing, in this order.
    enum NextStep { NothingMissing, AddVillages, InviteDevices, OpenRound };
    Q_ENUM(NextStep)
    enum Standing { NoRound, Open, Closed, Frozen };
    Q_ENUM(Standing)
    /// How far a section of a village is, as the heat map's cells show it.
    enum CellStatus { NotBegun, Part, Done, NotOwed };
    Q_ENUM(CellStatus)

    explicit OverviewModel(QObject* parent = nullptr);
    ~OverviewModel() override;

    [[nodiscard]] NextStep nextStep() const;
    /// No round was ever opened, and this device may: with or without villages and their devices.
    [[nodiscard]] bool mayOpenFirst() const;
    [[nodiscard]] Standing standing() const;
    [[nodiscard]] QString standingText() const;
    /// As scripts write it: 2020. Of the round, or the current year.
    [[nodiscard]] QString period() const;
    [[nodiscard]] QString periodText() const;
    [[nodiscard]] QString dueText() const;
    [[nodiscard]] bool hasDue() const;
    /// Until the round is due; below zero when it is overdue.
    [[nodiscard]] int daysLeft() const;
    /// For a round that is opened now: the first year, from this one on, that has none.
    [[nodiscard]] QString proposedPeriod() const;
    /// That period's last day. ISO.
    [[nodiscard]] QString proposedDue() const;
    /// Villages that are expected in the period.
    [[nodiscard]] int villages() const;
    /// Villages with at least one answer.
    [[nodiscard]] int begun() const;
    /// Villages that owe nothing any more.
    [[nodiscard]] int finished() const;
    /// Of all villages and the township itself.
    [[nodiscard]] int asked() const;
    [[nodiscard]] int answered() const;
    /// That nobody has decided yet.
    [[nodiscard]] int doubts() const;
    /// Villages without any answer.
    [[nodiscard]] int notBegun() const;
    [[nodiscard]] QString notBegunNames() const;
    /// The township's own share, of all sections together.
    [[nodiscard]] QString officeName() const;
    [[nodiscard]] int officeAsked() const;
    [[nodiscard]] int officeAnswered() const;
    [[nodiscard]] CellStatus officeStatus() const;
    /// Of the catalogue's sections that any village is asked in, which are the heat map's columns: 一, 1.
    [[nodiscard]] QStringList sectionHeadings() const;
    /// The same in full: 第一部分, Section 1.
    [[nodiscard]] QStringList sectionNames() const;
    /// A row for each village. Roles code, name, statuses (CellStatus), answered, asked: lists with one value
    /// for each section.
    [[nodiscard]] RowListModel* heatMap() { return &m_heatMap; }
    /// Names of the indicators that can be charted: numbers that villages record.
    [[nodiscard]] QStringList chartNames() const;
    [[nodiscard]] int chartIndex() const { return m_chartIndex; }
    void setChartIndex(int index);
    /// Its id.
    [[nodiscard]] QString chartIndicator() const;
    /// A row for each village. Roles label, value, share, before (0 to 1; before below 0: nothing to compare
    /// with), tone: a number of the theme's Tone.
    [[nodiscard]] RowListModel* chart() { return &m_chart; }
    /// At least one of the villages has a figure to compare with.
    [[nodiscard]] bool chartHasYearBefore() const;

    /// Opens a round of the annual report. `period` and `due` as scripts write them; due may be empty.
    Q_INVOKABLE void openRound(const QString& period, const QString& due);
    /// Ends the reminders; figures still count.
    Q_INVOKABLE void closeRound();
    Q_INVOKABLE void reopenRound();

Q_SIGNALS:
    void changed();
    void roundOpened();

protected:
    void load() override;

private:
    void show(OverviewFacts facts);
    [[nodiscard]] QStringList silentVillages() const;
    [[nodiscard]] const UnitCompleteness* office() const;
    /// The places among all sections of those that are columns.
    [[nodiscard]] std::vector<std::size_t> columns() const;
    [[nodiscard]] std::optional<std::pair<QString, Period>> roundKey() const;

    std::unique_ptr<OverviewFacts> m_facts;
    RowListModel m_heatMap;
    RowListModel m_chart;
    int m_chartIndex = 0;
};

} // namespace cunbao
