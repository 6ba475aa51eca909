import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// For which village, as what, for whom, and for how long.
ColumnLayout {
    id: form

    required property InviteModel invite
    property bool choosingUnit: false
    readonly property Item first: where ///< what is asked first

    readonly property list<int> spans: [1, 7, 30]
    readonly property int span: invite.days <= spans[0] ? 0 : invite.days <= spans[1] ? 1 : 2

    spacing: Theme.s16

    ListRow {
        id: where

        visible: !form.choosingUnit
        title: form.invite.unitIndex >= 0 ? form.invite.unitNames[form.invite.unitIndex] : ""
        subtitle: qsTr("The device belongs to this village or to the office. Press to choose another.")
        iconName: "houses"
        chevron: true
        onClicked: form.choosingUnit = true
    }
    Choice {
        visible: form.choosingUnit
        label: qsTr("Where does the device belong?")
        options: form.invite.unitNames
        currentIndex: form.invite.unitIndex
        onChosen: index => {
            form.invite.unitIndex = index;
            form.choosingUnit = false;
        }
    }
    Choice {
        label: qsTr("Role")
        options: form.invite.roleNames
        currentIndex: form.invite.roleIndex
        onChosen: index => form.invite.roleIndex = index
    }
    Field {
        label: qsTr("The person's name")
        helper: qsTr("Shown beside what is recorded there. Only the office and the village can read it.")
        text: form.invite.person
        onEdited: text => form.invite.person = text
    }
    Choice {
        label: qsTr("How long is the invite valid?")
        segmented: true
        options: [qsTr("1 day"), qsTr("7 days"), qsTr("30 days")]
        currentIndex: form.span
        onChosen: index => form.invite.days = form.spans[index]
    }
    Banner {
        tone: form.invite.hubUrl === "" ? Tone.Doubt : Tone.Neutral
        iconName: form.invite.hubUrl === "" ? "exclamation-triangle" : "info-circle"
        title: form.invite.hubUrl === "" ? qsTr("There is no hub yet") : qsTr("Hub")
        text: form.invite.hubUrl === ""
              ? qsTr("The new device would sync with the office by files only. Start a hub first, under Hub.")
              : form.invite.hubUrl
    }
}
