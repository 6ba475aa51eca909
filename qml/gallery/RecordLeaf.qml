import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls

/// The keypad in its place.
PageFrame {
    id: leaf

    property string typed: "500"

    title: "宣传手册、活页发放数"
    subtitle: "一、疫情防控"
    canGoBack: true
    scrollable: false
    barItems: IconButton {
        iconName: "info-circle"
        label: "怎么算"
    }
    actions: [
        AppText {
            text: "本次新增"
            secondary: true
        },
        RowLayout {
            spacing: Theme.s8

            AppText {
                text: leaf.typed === "" ? "0" : leaf.typed
                kind: AppText.Figure
                fit: true
                horizontalAlignment: Text.AlignRight
            }
            AppText {
                text: "份"
                kind: AppText.Title
                secondary: true
                Layout.fillWidth: false
            }
        },
        NumberPad {
            sideKeys: ["没有新增", "不涉及 ⋯"]
            pointEnabled: false
            onKey: text => leaf.typed += text
            onErase: leaf.typed = leaf.typed.slice(0, -1)
            onClear: leaf.typed = ""
        },
        PrimaryButton { text: "记下 +500，本年共 1 740 份" }
    ]

    ListRow {
        title: "本年已有"
        value: "1 240"
        unit: "份"
        interactive: false
    }
    ListRow {
        title: "上年全年"
        value: "3 900"
        unit: "份"
        interactive: false
    }
    Item { Layout.fillHeight: true }
}
