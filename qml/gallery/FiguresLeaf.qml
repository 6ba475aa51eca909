import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls

/// Bars and cells.
PageFrame {
    title: qsTr("Figures at a glance")
    canGoBack: true

    Card {
        BarChart {
            title: "宣传手册、活页发放数（份）"
            beforeLabel: "上年"
            model: ListModel {
                ListElement { label: "石桥村"; value: "1 740"; share: 0.62; before: 0.9; tone: 0 }
                ListElement { label: "柳林村"; value: "2 800"; share: 1; before: 0.8; tone: 0 }
                ListElement { label: "上官庄村"; value: "320"; share: 0.11; before: 0.4; tone: 3 }
                ListElement { label: "大河口村"; value: "未报"; share: 0; before: 0.3; tone: 0 }
            }
        }
    }
    Card {
        GridLayout {
            columns: width > 5 * Theme.target + 160 ? 6 : 3
            columnSpacing: Theme.s4
            rowSpacing: Theme.s4

            HeatCell { label: "石桥村，第一节，已通过"; status: HeatCell.Approved; Layout.fillWidth: true; Layout.preferredWidth: 1 }
            HeatCell { label: "石桥村，第二节，填了一部分"; status: HeatCell.Part; text: "3/5"; Layout.fillWidth: true; Layout.preferredWidth: 1 }
            HeatCell { label: "石桥村，第三节，已报齐"; status: HeatCell.Done; Layout.fillWidth: true; Layout.preferredWidth: 1 }
            HeatCell { label: "石桥村，第四节，已退回"; status: HeatCell.Returned; Layout.fillWidth: true; Layout.preferredWidth: 1; selected: true }
            HeatCell { label: "石桥村，第五节，未填"; status: HeatCell.None; Layout.fillWidth: true; Layout.preferredWidth: 1 }
            HeatCell { label: "石桥村，第六节，不涉及"; status: HeatCell.NotOwed; Layout.fillWidth: true; Layout.preferredWidth: 1 }
        }
        HeatLegend {}
    }
    Card {
        Flow {
            spacing: Theme.s16
            Layout.fillWidth: true

            ProgressRing { value: 0; text: "0/25" }
            ProgressRing { value: 0.4; text: "40%"; tone: Tone.Doubt }
            ProgressRing { value: 1; text: "25"; caption: "全部" }
        }
    }
}
