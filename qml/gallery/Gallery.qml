import QtQuick
import QtQuick.Layouts

/// Every control in its states, with made-up data, in the theme that is set. `page` turns the leaves.
Item {
    id: gallery

    property int page: 0
    readonly property int pageCount: leaves.count

    implicitWidth: 412
    implicitHeight: 915

    StackLayout {
        id: leaves

        anchors.fill: parent
        currentIndex: gallery.page

        WordsLeaf {}
        ListsLeaf {}
        AskingLeaf {}
        RecordLeaf {}
        FiguresLeaf {}
        SheetLeaf {}
        OfficeLeaf {}
    }
}
