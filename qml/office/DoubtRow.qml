import QtQuick
import Cunbao.Theme
import Cunbao.Controls

/// One doubt of the list. The roles are those of DoubtsModel.
ListRow {
    required property string doubtId
    required property int kind
    required property string kindText
    required property string indicatorName
    required property string unitName
    required property string dayText
    required property bool resolved

    narrow: width < Theme.bodySize * 30 // the names of indicators and of kinds are both long
    title: indicatorName
    subtitle: dayText === "" ? unitName : qsTr("%1, %2").arg(unitName).arg(dayText)
    stateText: kindText
    stateTone: resolved ? Tone.Good : Tone.Doubt
}
