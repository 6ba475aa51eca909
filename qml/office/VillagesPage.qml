pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The township's villages: how far each is, their devices, and their coming and going.
FocusScope {
    id: page

    required property Session session
    property string village: "" ///< the code of the one that is looked at; empty: none

    VillagesModel {
        id: villages

        session: page.session
        selected: page.village
        onAdded: adding.open = false
        onEndedOne: page.village = ""
    }

    DesktopPage {
        anchors.fill: parent
        focus: true
        scrollable: true
        title: qsTr("Villages")
        subtitle: villages.loaded ? qsTr("Progress in %1").arg(villages.periodText) : ""

        actions: [
            QuietButton {
                visible: page.session.mainOffice
                text: qsTr("Import…")
                iconName: "file-earmark-text"
                onClicked: importing.open = true
            },
            PrimaryButton {
                visible: page.session.mainOffice
                text: qsTr("Add a village…")
                shortcut: "Ctrl+N"
                onClicked: adding.open = true
            }
        ]

        Banner {
            visible: villages.error !== "" && !adding.open && !details.open
            tone: Tone.Wrong
            text: villages.error
            dismissable: true
            onDismissed: villages.clearError()
        }
        EmptyState {
            visible: villages.loaded && villages.villages.count === 0
            iconName: "houses"
            title: qsTr("No villages yet")
            text: page.session.mainOffice
                  ? qsTr("Add them one by one, or import the list of villages from a CSV file.")
                  : qsTr("They are added on the main office device and arrive with the next sync.")
        }
        Card {
            visible: villages.villages.count > 0
            spacing: 0

            RowColumns {
                id: rows

                count: villages.villages.count

                Repeater {
                    model: villages.villages

                    VillageRow {
                        required property int index

                        divider: rows.dividesAfter(index)
                        highlighted: code === page.village
                        Layout.preferredWidth: 1
                        Layout.fillHeight: true
                        onClicked: {
                            villages.clearError();
                            page.village = code;
                        }
                    }
                }
            }
        }
    }

    VillageSheet {
        id: details

        session: page.session
        villages: villages
        open: page.village !== "" && !invite.open
        mayChange: page.session.mainOffice
        onClosed: page.village = ""
        onInviteRequested: unit => invite.show(unit)
    }
    AddVillageSheet {
        id: adding

        villages: villages
        onClosed: open = false
    }
    ImportVillagesSheet {
        id: importing

        session: page.session
        onClosed: open = false
    }
    InvitePanel {
        id: invite

        session: page.session
        onClosed: open = false
    }
}
