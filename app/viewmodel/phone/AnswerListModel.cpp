#include "app/viewmodel/phone/AnswerListModel.h"

#include <algorithm>

namespace cunbao {

namespace {

OwedAnswer owedAnswer(AnswerListModel::Answer answer) {
    return answer == AnswerListModel::Zero ? OwedAnswer::Zero : OwedAnswer::NotApplicable;
}

bool allows(const AnswerItem& item, OwedAnswer answer) {
    return answer == OwedAnswer::NotApplicable || item.mayBeZero;
}

} // namespace

int AnswerListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> AnswerListModel::roleNames() const {
    return {{IndicatorRole, "indicator"}, {TitleRole, "title"},         {TickedRole, "ticked"},
            {AnswerRole, "answer"},       {MayBeZeroRole, "mayBeZero"}, {ProposedRole, "proposed"}};
}

QVariant AnswerListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const AnswerItem& item = m_items[std::size_t(index.row())];
    switch (role) {
    case IndicatorRole: return item.indicator;
    case TitleRole: return item.name;
    case TickedRole: return item.ticked;
    case AnswerRole: return item.answer == OwedAnswer::Zero ? Zero : NotApplicable;
    case MayBeZeroRole: return item.mayBeZero;
    case ProposedRole: return item.proposed;
    default: return {};
    }
}

int AnswerListModel::ticked() const {
    return int(
        std::count_if(m_items.begin(), m_items.end(), [](const AnswerItem& item) { return item.ticked; }));
}

std::vector<AnsweredItem> AnswerListModel::answers() const {
    std::vector<AnsweredItem> out;
    for (const AnswerItem& item : m_items)
        if (item.ticked) out.push_back({item.indicator, item.answer});
    return out;
}

void AnswerListModel::answer(int row, Answer answer) {
    if (row < 0 || row >= count()) return;
    AnswerItem& item = m_items[std::size_t(row)];
    const OwedAnswer wanted = owedAnswer(answer);
    if (!allows(item, wanted)) return;
    item.ticked = !(item.ticked && item.answer == wanted);
    item.answer = wanted;
    told();
}

void AnswerListModel::answerAll(Answer answer) {
    const OwedAnswer wanted = owedAnswer(answer);
    for (AnswerItem& item : m_items) {
        if (!allows(item, wanted)) continue;
        item.ticked = true;
        item.answer = wanted;
    }
    told();
}

void AnswerListModel::untickAll() {
    for (AnswerItem& item : m_items)
        item.ticked = false;
    told();
}

void AnswerListModel::show(std::vector<AnswerItem> items) {
    for (AnswerItem& item : items) {
        const auto before = std::find_if(m_items.begin(), m_items.end(), [&](const AnswerItem& one) {
            return one.indicator == item.indicator;
        });
        if (before == m_items.end()) continue;
        item.ticked = before->ticked;
        item.answer = before->answer;
    }
    beginResetModel();
    m_items = std::move(items);
    endResetModel();
    Q_EMIT countChanged();
    Q_EMIT tickedChanged();
}

void AnswerListModel::told() {
    if (!m_items.empty()) Q_EMIT dataChanged(index(0), index(count() - 1), {TickedRole, AnswerRole});
    Q_EMIT tickedChanged();
}

} // namespace cunbao
