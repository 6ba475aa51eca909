import QtQuick
import Cunbao.Theme
import Cunbao.Controls

/// One village of the list. The roles are those of VillagesModel.
ListRow {
    id: row

    required property string code
    required property string name
    required property string startText
    required property string endText
    required property bool ended
    required property string successor
    required property int devices
    required property string lastEntryText
    required property int answered
    required property int asked

    readonly property bool asks: asked > 0 && !ended
    readonly property string life: {
        if (endText !== "")
            return successor === "" ? qsTr("until %1").arg(endText) : qsTr("until %1, then %2").arg(endText).arg(successor);
        return startText === "" ? "" : qsTr("since %1").arg(startText);
    }

    title: name
    subtitle: Theme.joined([code, life, qsTr("%n devices", "", devices),
                    lastEntryText === "" ? "" : qsTr("last entry %1").arg(lastEntryText)])
    value: asks ? qsTr("%1/%2 answered").arg(answered).arg(asked) : ""
    stateText: ended ? qsTr("Ended") : !asks ? "" : answered === asked ? qsTr("Complete")
             : answered > 0 ? qsTr("In part") : qsTr("Not begun")
    stateTone: ended || answered === 0 ? Tone.Neutral : answered === asked ? Tone.Good : Tone.Doubt
    stateIcon: ended ? "slash-circle" : answered === asked ? "check-circle" : answered > 0 ? "circle-half" : "circle"
    chevron: true
}
