import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// Which doubts are listed: of which period, of which kind, and whether decided ones too.
ColumnLayout {
    id: filters

    required property DoubtsModel doubts
    property bool choosingKind: false

    readonly property list<string> kinds: [
        qsTr("All kinds"), qsTr("Conflicts"), qsTr("Suspected duplicates"), qsTr("Late"), qsTr("Broken rules"),
        qsTr("Far from the other villages"), qsTr("Changed since the office set it")
    ]

    function counted(kind: int): string {
        const count = filters.doubts.counts[kind];
        return count > 0 ? qsTr("%1 (%2)").arg(filters.kinds[kind]).arg(count) : filters.kinds[kind];
    }

    spacing: Theme.s8

    Choice {
        visible: filters.doubts.periodNames.length > 1
        segmented: true
        options: filters.doubts.periodNames
        currentIndex: filters.doubts.periodIndex
        Accessible.name: qsTr("Period")
        onChosen: index => filters.doubts.periodIndex = index
    }
    ListRow {
        title: filters.counted(filters.doubts.kind)
        iconName: "sliders"
        chevron: true
        unfolded: filters.choosingKind
        Accessible.description: qsTr("Choose which kind is listed")
        onClicked: filters.choosingKind = !filters.choosingKind
    }
    Choice {
        visible: filters.choosingKind
        options: [
            filters.counted(DoubtsModel.All), filters.counted(DoubtsModel.Conflict),
            filters.counted(DoubtsModel.Duplicate), filters.counted(DoubtsModel.Late),
            filters.counted(DoubtsModel.BrokenRule), filters.counted(DoubtsModel.FarFromOthers),
            filters.counted(DoubtsModel.ChangedSinceSet)
        ]
        currentIndex: filters.doubts.kind
        onChosen: index => {
            filters.doubts.kind = index;
            filters.choosingKind = false;
        }
    }
    Toggle {
        text: qsTr("Show decided ones too")
        checked: filters.doubts.resolvedToo
        onToggled: filters.doubts.resolvedToo = checked
    }
}
