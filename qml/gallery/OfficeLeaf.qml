import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls

/// The office's window: places at the left, a page with its actions at the top right, a panel at the side.
Item {
    id: leaf

    property int place: 1

    RowLayout {
        anchors.fill: parent
        spacing: 0

        SideNav {
            header: "清溪镇"
            detail: "党政办"
            collapsed: leaf.width < 900
            currentIndex: leaf.place
            onChosen: index => leaf.place = index

            NavItem { text: "总览"; iconName: "grid-3x3-gap" }
            NavItem { text: "审核"; iconName: "check2-square"; badge: "12"; badgeTone: Tone.Way }
            NavItem { text: "疑点"; iconName: "exclamation-triangle"; badge: "3"; badgeTone: Tone.Doubt }
            NavItem { text: "报告"; iconName: "file-earmark-text" }
            NavItem { text: "指标与规则"; iconName: "sliders" }
            NavItem { text: "村"; iconName: "houses" }
            NavItem { text: "设备"; iconName: "phone" }
        }
        DesktopPage {
            title: "审核"
            subtitle: "2020年 · 石桥村 · 一、疫情防控"
            Layout.fillWidth: true
            Layout.fillHeight: true
            actions: [
                QuietButton {
                    text: "退回"
                    iconName: "arrow-return-left"
                    shortcut: "Ctrl+B"
                },
                PrimaryButton {
                    text: "通过"
                    iconName: "check-lg"
                    shortcut: "Ctrl+Return"
                }
            ]

            Card {
                spacing: 0

                ListRow {
                    title: "宣传手册、活页发放数"
                    subtitle: "上年 3 900 份"
                    value: "1 740"
                    unit: "份"
                    stateText: "已提交"
                    stateTone: Tone.Way
                    highlighted: true
                }
                ListRow {
                    title: "设置卡点"
                    value: "6"
                    unit: "个"
                    stateText: "已通过"
                    stateTone: Tone.Good
                }
            }
            Banner {
                tone: Tone.Doubt
                text: "1 740 份不到上年的一半。"
            }
            Item { Layout.fillHeight: true }
        }
    }
}
