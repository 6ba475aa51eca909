// Qt 6.4 loads no component that is bound to its file, so the day's heading names what is around it unbound.
// qmllint disable unqualified
import QtQuick
import Cunbao.Theme
import Cunbao.Controls

/// One entry in the ledger's list, under its day where that begins. The required properties are roles of
/// EntryListModel.
Column {
    id: row

    required property string entry
    required property string name
    required property string value
    required property string unit
    required property string day
    required property string note
    required property string person
    required property int entryState
    required property string stateWord
    required property int place
    required property bool fromOffice
    property bool named: true ///< says which indicator it is of

    readonly property bool beginsDay: ListView.section !== ListView.previousSection
    readonly property string recorder: fromOffice ? qsTr("recorded by the office") : person
    readonly property EntryLook look: EntryLook {
        entryState: row.entryState
        stateWord: row.stateWord
        place: row.place
    }

    signal clicked()

    Loader {
        visible: active
        width: row.width
        active: row.beginsDay
        sourceComponent: AppText {
            topPadding: Theme.s16
            bottomPadding: Theme.s4
            text: row.day
            kind: AppText.Small
            strong: true
            secondary: true
            Accessible.role: Accessible.Heading
        }
    }
    ListRow {
        width: row.width
        title: row.named || row.recorder === "" ? row.name : row.recorder
        subtitle: {
            if (!row.named || row.recorder === "")
                return row.note;
            return Theme.joined([row.recorder, row.note]);
        }
        value: row.value
        unit: row.unit
        stateText: row.look.text
        stateTone: row.look.tone
        stateIcon: row.look.iconName
        chevron: true
        divider: true
        onClicked: row.clicked()
    }
}
