import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls

/// Type, buttons, states, messages.
PageFrame {
    title: qsTr("Words and buttons")
    subtitle: qsTr("Gallery")
    notice: qsTr("3 waiting")
    noticeTone: Tone.Way
    barItems: IconButton {
        iconName: "gear"
        label: qsTr("Settings")
    }
    note: qsTr("Everything is kept on this phone first")
    actions: PrimaryButton {
        text: qsTr("Record a figure")
        iconName: "plus-lg"
    }

    AppText {
        text: "1 240"
        kind: AppText.Figure
        fit: true
    }
    AppText {
        text: qsTr("Good morning, Shiqiao")
        kind: AppText.Headline
    }
    AppText {
        text: qsTr("Still owed this month")
        kind: AppText.Title
    }
    AppText {
        text: qsTr("Recorded once, a figure serves every report that asks for it.")
    }
    AppText {
        text: qsTr("Last changed on 2 March by Wang Xiulan")
        kind: AppText.Small
        secondary: true
    }
    AppText {
        text: qsTr("Asked by the annual report, section one")
        kind: AppText.Caption
        secondary: true
    }
    SectionHeader {
        title: qsTr("States")
    }
    Flow {
        spacing: Theme.s8
        Layout.fillWidth: true

        StateChip { text: qsTr("Not begun") }
        StateChip { text: qsTr("Approved"); tone: Tone.Good }
        StateChip { text: qsTr("On its way"); tone: Tone.Way }
        StateChip { text: qsTr("Doubtful"); tone: Tone.Doubt }
        StateChip { text: qsTr("Sent back"); tone: Tone.Wrong; iconName: "arrow-return-left" }
    }
    SectionHeader {
        title: qsTr("Buttons")
    }
    PrimaryButton {
        text: qsTr("Save")
        shortcut: "Ctrl+Return"
    }
    PrimaryButton {
        text: qsTr("Can't be pressed yet")
        enabled: false
    }
    PrimaryButton {
        text: qsTr("Saving")
        busy: true
    }
    QuietButton {
        text: qsTr("Same as last time")
        iconName: "arrow-repeat"
    }
    QuietButton {
        text: qsTr("Withdraw this entry")
        destructive: true
    }
    TextButton {
        text: qsTr("How it is counted")
        iconName: "info-circle"
    }
    RowLayout {
        IconButton { iconName: "camera"; label: qsTr("Photo") }
        IconButton { iconName: "pencil"; label: qsTr("Note") }
        IconButton { iconName: "three-dots"; label: qsTr("More"); enabled: false }
    }
    SectionHeader {
        title: qsTr("Messages")
    }
    Banner {
        tone: Tone.Wrong
        title: qsTr("Sent back by the office")
        text: qsTr("“Counted twice with the district's leaflets?” Look at the entries and answer.")
        actionText: qsTr("Look at it")
    }
    Banner {
        tone: Tone.Doubt
        text: qsTr("12 500 is ten times as much as ever before. Is it in units of ten thousand?")
    }
    Banner {
        text: qsTr("The office can't be reached. Everything is safe on this phone and goes out later by itself.")
        dismissable: true
    }
    Banner {
        tone: Tone.Good
        text: qsTr("The office has received all 37 entries.")
    }
}
