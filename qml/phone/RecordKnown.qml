import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.ViewModel

/// What is known of a figure before it is typed, what is to be asked about it, its day and note: each of these as a
/// whole or not at all. What has no room is behind one line, which opens all of it.
Item {
    id: known

    required property RecordModel record
    required property RecordWords say
    property bool tight: false
    property bool answering: false ///< what is to be asked matters more than day and note
    signal ruleRequested()
    signal dateRequested()
    signal moreRequested()

    readonly property bool warns: warnings.implicitHeight > 0
    readonly property real warningsNeed: warns ? warnings.implicitHeight + Theme.s12 : 0
    readonly property bool everything: head.implicitHeight + Theme.s12 + warningsNeed + extras.implicitHeight <= height
    readonly property bool warned: everything
                                   || warns && warningsNeed + (answering ? 0 : extras.implicitHeight) <= height
    readonly property bool folded: !everything && !(warns && warned)
    readonly property bool dated: (folded ? fold.height + Theme.s8 : everything ? 0 : warningsNeed)
                                  + extras.implicitHeight <= height

    implicitWidth: 288
    implicitHeight: fold.height
    Layout.fillWidth: true

    // What is not shown is laid out all the same, so that it is known how much room it would need. What is known stands
    // right above what is typed, to be compared with it: free room is above both.
    RecordHead {
        id: head

        y: known.everything ? extras.y - known.warningsNeed - height - Theme.s12 : 0
        width: known.width
        opacity: known.everything ? 1 : 0
        enabled: known.everything
        tight: known.tight
        record: known.record
        say: known.say
        onRuleRequested: known.ruleRequested()
    }
    RecordWarnings {
        id: warnings

        y: known.everything ? extras.y - height - Theme.s12 : 0
        width: known.width
        opacity: known.warned ? 1 : 0
        enabled: known.warned
        record: known.record
    }
    RecordFold {
        id: fold

        width: known.width
        visible: known.folded
        warns: warnings.doubts
        text: warnings.doubts ? qsTr("Check this number") : known.warns ? qsTr("Not saved yet") : known.say.soFar
        shortText: known.warns ? text : known.say.soFarShort
        onClicked: known.moreRequested()
    }
    RecordExtras {
        id: extras

        y: known.height - height
        width: known.width
        opacity: known.dated ? 1 : 0
        enabled: known.dated
        record: known.record
        onDateRequested: known.dateRequested()
        onMoreRequested: known.moreRequested()
    }
}
