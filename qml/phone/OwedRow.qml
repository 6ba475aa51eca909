// Qt 6.4 loads no component that is bound to its file, so the two looks of this row name it unbound.
// qmllint disable unqualified
import QtQuick
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// A section's heading, or one of its items.
Item {
    id: row

    required property bool heading
    required property string section
    required property string title
    required property int owing
    required property int answered
    required property string indicator
    required property string value
    required property string unit
    required property string draft
    required property int status
    required property bool proposed

    property bool searching: false ///< for an item: sections are but their names
    property bool compact: false ///< large words: what the list says anyway is left out
    property bool sayOwed: false ///< not where all that is shown is owed

    signal recordRequested(string indicator)
    signal answerRequested(string section)

    implicitHeight: part.y + part.height

    Loader {
        id: part

        y: row.heading ? Theme.s16 : 0
        width: row.width
        sourceComponent: row.heading ? head : item
    }
    Component {
        id: head

        SectionHeader {
            title: row.title
            detail: row.searching || row.compact && !row.sayOwed ? "" : row.owing > 0 ? qsTr("%n owed", "", row.owing) : qsTr("complete")
            actionText: row.owing > 1 && !row.searching ? qsTr("Answer together") : ""
            onActionClicked: row.answerRequested(row.section)
        }
    }
    Component {
        id: item

        ListRow {
            narrow: row.width < Theme.bodySize * 14
            title: row.title
            subtitle: {
                if (row.draft !== "")
                    return qsTr("Typed, not saved yet");
                return row.proposed && row.owing > 0 ? qsTr("Last year: not applicable") : "";
            }
            value: row.value
            unit: row.value === "" ? "" : row.unit
            chevron: true
            divider: true
            stateTone: {
                switch (row.status) {
                case OwedListModel.Reported:
                case OwedListModel.NotApplicable: return Tone.Good;
                case OwedListModel.Unknown:
                case OwedListModel.Carried: return Tone.Doubt;
                default: return Tone.Neutral;
                }
            }
            stateText: {
                switch (row.status) {
                case OwedListModel.Unknown: return qsTr("Not yet known");
                case OwedListModel.Carried: return qsTr("To confirm");
                case OwedListModel.NotApplicable: return qsTr("Not applicable");
                case OwedListModel.Reported: return row.value === "" ? qsTr("Answered") : "";
                default: return row.sayOwed ? qsTr("Owed") : "";
                }
            }
            onClicked: row.recordRequested(row.indicator)
        }
    }
}
