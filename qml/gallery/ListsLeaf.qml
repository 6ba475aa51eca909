import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls

/// A day's page: ring, cards, rows, the empty state.
PageFrame {
    title: "石桥村"
    subtitle: "清溪镇"
    notice: "3 条待上传"
    noticeTone: Tone.Way
    actions: PrimaryButton { text: "提交第一章节" }

    Card {
        GridLayout {
            columns: width < Theme.bodySize * 16 ? 1 : 2
            columnSpacing: Theme.s16
            rowSpacing: Theme.s12

            ProgressRing {
                value: 0.72
                text: "18/25"
                caption: "已报"
                label: "25 项中已报 18 项"
            }
            ColumnLayout {
                spacing: Theme.s4

                AppText {
                    text: "还有 7 项要填"
                    kind: AppText.Title
                }
                AppText {
                    text: "3月31日截止，还有 12 天"
                    kind: AppText.Small
                    secondary: true
                }
            }
        }
    }
    Card {
        tone: Tone.Wrong

        ListRow {
            title: "宣传手册、活页发放数"
            subtitle: "镇办：与上月重复？请核对。"
            iconName: "arrow-return-left"
            iconTone: Tone.Wrong
            chevron: true
        }
    }
    SectionHeader {
        title: "一、疫情防控"
        detail: "3 / 5"
    }
    Card {
        spacing: 0

        ListRow {
            title: "宣传手册、活页发放数"
            subtitle: "本年"
            value: "1 240"
            unit: "份"
            divider: true
        }
        ListRow {
            title: "设置卡点"
            value: "6"
            unit: "个"
            stateText: "已通过"
            stateTone: Tone.Good
            divider: true
        }
        ListRow {
            title: "排查重点人员"
            stateText: "未填"
            chevron: true
        }
    }
    SectionHeader {
        title: "二、河道整治"
        detail: "0 / 3"
        actionText: "全部不涉及"
    }
    Card {
        spacing: 0

        ListRow {
            title: "清淤河道长度"
            subtitle: "上期：不涉及"
            checkable: true
            checked: true
            divider: true
        }
        ListRow {
            title: "拆除违章建筑"
            subtitle: "上期：12 处"
            checkable: true
        }
        ListRow {
            title: "只读的一行"
            value: "12.5"
            unit: "万元"
            interactive: false
        }
    }
    EmptyState {
        iconName: "journal-text"
        title: "还没有台账"
        text: "记下第一个数字后，这里会按日期列出每一条，随时可以更正。"
        actionText: "去记一笔"
    }
}
