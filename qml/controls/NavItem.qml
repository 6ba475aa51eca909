import QtQuick
import Cunbao.Theme

/// One place that a SideNav leads to.
QtObject {
    required property string text
    required property string iconName
    property string badge: "" ///< a short string, for example how many wait
    property int badgeTone: Tone.Neutral
}
