pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The office sets the figure shown, or takes that back; always with a reason.
Card {
    id: form

    required property TraceModel trace
    property bool editing: false

    function reset(): void {
        editing = false;
        figure.text = "";
        why.text = "";
    }

    SectionHeader { title: qsTr("Set by the office") }
    Repeater {
        model: form.trace.overrides

        ColumnLayout {
            id: given

            required property string name
            required property string value
            required property string computed
            required property string why
            required property string person
            required property string at

            spacing: Theme.s4
            Layout.fillWidth: true

            AppText {
                text: qsTr("%1: %2 in place of %3").arg(given.name).arg(given.value).arg(given.computed)
            }
            AppText {
                text: qsTr("Reason: %1").arg(given.why)
                kind: AppText.Small
            }
            AppText {
                text: qsTr("%1, %2").arg(given.person).arg(given.at)
                kind: AppText.Small
                secondary: true
            }
        }
    }
    TextButton {
        visible: !form.editing
        text: form.trace.overridden ? qsTr("Change or take back…") : qsTr("Set the figure…")
        Layout.fillWidth: false
        onClicked: {
            form.editing = true;
            figure.forceActiveFocus();
        }
    }
    ColumnLayout {
        visible: form.editing
        spacing: Theme.s12
        Layout.fillWidth: true

        Field {
            id: figure

            label: qsTr("Figure")
            unit: form.trace.unitWord
            helper: form.trace.overridden || form.trace.missing ? qsTr("The villages' entries stay as they are.")
                  : qsTr("The entries come to %1 now; they stay as they are.").arg(form.trace.value)
        }
        NoteField {
            id: why

            label: qsTr("Reason")
            lines: 2
            Layout.fillWidth: true
        }
        Banner {
            visible: form.trace.error !== ""
            tone: Tone.Wrong
            text: form.trace.error
        }
        Flow {
            spacing: Theme.s8
            Layout.fillWidth: true

            QuietButton {
                text: qsTr("Set it")
                busy: form.trace.busy
                enabled: figure.text !== "" && why.text !== ""
                onClicked: form.trace.overrideWith(figure.text, why.text)
            }
            QuietButton {
                visible: form.trace.overridden
                text: qsTr("Take it back")
                enabled: why.text !== "" && !form.trace.busy
                onClicked: form.trace.undoOverride(why.text)
            }
            TextButton {
                text: qsTr("Cancel")
                onClicked: form.reset()
            }
        }
    }
}
