#pragma once

#include "app/usecase/AnswerOwed.h"

#include <QAbstractListModel>
#include <qqmlregistration.h>

namespace cunbao {

/// An open item of a section, and what it is about to be answered with.
struct AnswerItem {
    QString indicator;
    QString name;
    bool mayBeZero = false;
    bool proposed = false; ///< the year before said 不涉及
    bool ticked = false;
    OwedAnswer answer = OwedAnswer::NotApplicable;
};

/// A section's open items, to be ticked. Ticks stay when the list is read anew.
class AnswerListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to its page's model")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int ticked READ ticked NOTIFY tickedChanged)

public:
    enum Answer { NotApplicable, Zero };
    Q_ENUM(Answer)
    enum Role {
        IndicatorRole = Qt::UserRole,
        TitleRole,
        TickedRole,
        AnswerRole,
        MayBeZeroRole,
        ProposedRole
    };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return int(m_items.size()); }
    /// How many are ticked.
    [[nodiscard]] int ticked() const;
    [[nodiscard]] std::vector<AnsweredItem> answers() const;

    /// Ticks a row with this answer, or takes its tick away where it has it already. Zero does nothing where
    /// the item may not be zero.
    Q_INVOKABLE void answer(int row, cunbao::AnswerListModel::Answer answer);
    /// All of them: zero only where it may be.
    Q_INVOKABLE void answerAll(cunbao::AnswerListModel::Answer answer);
    Q_INVOKABLE void untickAll();

    void show(std::vector<AnswerItem> items);

Q_SIGNALS:
    void countChanged();
    void tickedChanged();

private:
    void told();
    std::vector<AnswerItem> m_items;
};

} // namespace cunbao
