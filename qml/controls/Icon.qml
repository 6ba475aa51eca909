import QtQuick
import QtQuick.Controls.impl
import QtQuick.Layouts
import Cunbao.Theme

/// A sign of Bootstrap Icons in one colour. It says nothing to a screen reader: the words beside it do.
Item {
    id: icon

    required property string name ///< of the file, without `.svg`; listed in icons.txt
    property color color: Theme.ink
    property real size: Math.round(Theme.bodySize * 1.2)

    implicitWidth: size
    implicitHeight: size
    Layout.alignment: Qt.AlignVCenter

    IconImage {
        // Anchors would tell it its size once it stands, and it would read the file again.
        width: icon.size
        height: icon.size
        source: icon.name === "" ? "" : "qrc:/icons/" + icon.name + ".svg"
        sourceSize.width: icon.size
        sourceSize.height: icon.size
        color: icon.color
    }
}
