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

    readonly property string life: {
        if (endText !== "")
            return successor === "" ? qsTr("until %1").arg(endText) : qsTr("until %1, then %2").arg(endText).arg(successor);
        return startText === "" ? "" : qsTr("since %1").arg(startText);
    }

    function line(parts: var): string {
        return parts.filter(part => part !== "").join(" · ");
    }

    title: name
    subtitle: line([code, life, qsTr("%n devices", "", devices),
                    lastEntryText === "" ? qsTr("nothing recorded yet") : qsTr("last entry %1").arg(lastEntryText)])
    value: asked > 0 && !ended ? answered + "/" + asked : ""
    stateText: ended ? qsTr("Ended") : asked > 0 && answered === asked ? qsTr("All recorded") : ""
    stateTone: ended ? Tone.Neutral : Tone.Good
    chevron: true
}
