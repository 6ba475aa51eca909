import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// A new township office on this computer: what it is called, its villages, the passcode, and the recovery
/// kit, one step after the other.
FocusScope {
    id: page

    required property Session session

    signal back()
    signal created()

    CreateOfficeModel {
        id: officeModel

        session: page.session
        onCreated: page.created()
    }
    RecoveryKitModel {
        id: kitModel

        // Before the office is made there is no store that holds it.
        session: officeModel.step === CreateOfficeModel.KitStep ? page.session : null
        onChanged: if (due && text === "") show()
        onConfirmed: officeModel.open()
    }

    PageFrame {
        id: frame

        anchors.fill: parent
        focus: true
        title: qsTr("New township office")
        subtitle: qsTr("Step %1 of 4").arg(officeModel.step + 1)
        canGoBack: officeModel.step !== CreateOfficeModel.KitStep && !officeModel.working
        onBack: officeModel.step === CreateOfficeModel.OfficeStep ? page.back() : officeModel.goBack()

        actions: [
            PrimaryButton {
                visible: officeModel.step !== CreateOfficeModel.KitStep
                text: officeModel.step === CreateOfficeModel.PasscodeStep ? qsTr("Set up the office") : qsTr("Continue")
                shortcut: "Ctrl+Return"
                busy: officeModel.working
                enabled: {
                    switch (officeModel.step) {
                    case CreateOfficeModel.OfficeStep: return officeModel.officeComplete;
                    case CreateOfficeModel.PasscodeStep: return officeModel.fresh.acceptable;
                    default: return true;
                    }
                }
                Layout.fillWidth: true
                onClicked: officeModel.goOn()
            },
            PrimaryButton {
                visible: officeModel.step === CreateOfficeModel.KitStep
                text: qsTr("I have it safe, open the office")
                busy: officeModel.working || kitModel.busy
                enabled: kit.typed !== ""
                Layout.fillWidth: true
                onClicked: {
                    if (kitModel.due)
                        kitModel.confirm(kit.typed);
                    else
                        officeModel.open();
                }
            }
        ]

        Banner {
            visible: text !== ""
            tone: Tone.Wrong
            text: officeModel.error === "" ? kitModel.error : officeModel.error
            dismissable: true
            Layout.fillWidth: true
            onTextChanged: if (text !== "") frame.showTop()
            onDismissed: {
                officeModel.clearError();
                kitModel.clearError();
            }
        }
        OfficeNameStep {
            visible: officeModel.step === CreateOfficeModel.OfficeStep
            focus: visible
            office: officeModel
            Layout.fillWidth: true
        }
        OfficeVillagesStep {
            visible: officeModel.step === CreateOfficeModel.VillagesStep
            focus: visible
            office: officeModel
            Layout.fillWidth: true
        }
        OfficePasscodeStep {
            visible: officeModel.step === CreateOfficeModel.PasscodeStep
            focus: visible
            office: officeModel
            Layout.fillWidth: true
        }
        RecoveryKitView {
            id: kit

            visible: officeModel.step === CreateOfficeModel.KitStep
            focus: visible
            kit: kitModel
            officeName: officeModel.name
            Layout.fillWidth: true
        }
    }
}
