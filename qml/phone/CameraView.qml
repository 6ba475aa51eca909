import QtQuick
import QtMultimedia

/// What the camera sees. Loaded only where there is one.
VideoOutput {
    fillMode: VideoOutput.PreserveAspectCrop
}
