pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// Who works with which device, and who has been invited. Devices are invited and revoked on the main office
/// device.
FocusScope {
    id: page

    required property Session session

    signal villagesRequested()

    DevicesModel {
        id: devices

        session: page.session
        onRevoked: revoking.open = false
    }

    DesktopPage {
        anchors.fill: parent
        focus: true
        scrollable: true
        title: qsTr("Devices")
        subtitle: devices.loaded ? qsTr("%n in use", "", devices.active) : ""

        actions: [
            PrimaryButton {
                visible: page.session.mainOffice && (devices.anyVillage || !devices.loaded)
                text: qsTr("Invite a device…")
                shortcut: "Ctrl+N"
                onClicked: invite.show("")
            }
        ]

        Banner {
            visible: devices.error !== "" && !revoking.open
            tone: Tone.Wrong
            text: devices.error
            dismissable: true
            onDismissed: devices.clearError()
        }
        EmptyState {
            visible: devices.loaded && devices.active <= 1 && devices.invites.count === 0
            iconName: devices.anyVillage ? "phone" : "houses"
            title: devices.anyVillage ? qsTr("No village has a device yet") : qsTr("First, the villages")
            text: !devices.anyVillage ? qsTr("A device belongs to a village, so the villages are entered first.")
                : page.session.mainOffice
                  ? qsTr("Invite one: the new phone scans the code, and may record after the next sync.")
                  : qsTr("Devices are invited on the main office device.")
            actionText: devices.anyVillage ? "" : qsTr("To the villages")
            onlyAction: true
            onActionClicked: page.villagesRequested()
        }
        SectionHeader {
            visible: devices.invites.count > 0
            title: qsTr("Invites that nobody has used yet")
        }
        Card {
            visible: devices.invites.count > 0
            spacing: 0

            RowColumns {
                id: invited

                count: devices.invites.count

                Repeater {
                    model: devices.invites

                    ListRow {
                        required property int index
                        required property string person
                        required property string unitName
                        required property string roleText
                        required property string expiresText

                        title: person === "" ? unitName : person
                        subtitle: person === "" ? roleText : qsTr("%1, %2").arg(unitName).arg(roleText)
                        stateText: qsTr("Until %1").arg(expiresText)
                        stateTone: Tone.Way
                        stateIcon: "hourglass-split"
                        interactive: false
                        divider: invited.dividesAfter(index)
                        Layout.preferredWidth: 1
                        Layout.fillHeight: true
                    }
                }
            }
        }
        SectionHeader {
            visible: devices.loaded
            title: qsTr("Devices of this township")
        }
        Card {
            visible: devices.loaded
            spacing: 0

            RowColumns {
                id: rows

                count: devices.devices.count

                Repeater {
                    model: devices.devices

                    DeviceRow {
                        required property int index

                        divider: rows.dividesAfter(index)
                        Layout.preferredWidth: 1
                        Layout.fillHeight: true
                        onClicked: {
                            devices.clearError();
                            revoking.deviceId = deviceId;
                            revoking.person = person;
                            revoking.unitName = unitName;
                            revoking.open = true;
                        }
                    }
                }
            }
        }
    }

    RevokeSheet {
        id: revoking

        devices: devices
        onClosed: open = false
    }
    InvitePanel {
        id: invite

        session: page.session
        onClosed: open = false
    }
}
