import QtQuick
import Cunbao.Theme
import Cunbao.Controls

/// One device of the list. The roles are those of DevicesModel.
ListRow {
    required property string deviceId
    required property string person
    required property string unitName
    required property string roleText
    required property bool revoked
    required property bool isThis
    required property bool desk
    required property bool revocable

    title: person === "" ? roleText : person
    subtitle: Theme.joined([title === unitName ? "" : unitName, person === "" ? "" : roleText, qsTr("device %1").arg(deviceId.substring(0, 8))])
    iconName: desk ? "pc-display" : "phone"
    stateText: revoked ? qsTr("Revoked") : isThis ? qsTr("This device") : ""
    stateTone: revoked ? Tone.Wrong : Tone.Good
    interactive: revocable
    chevron: revocable
}
