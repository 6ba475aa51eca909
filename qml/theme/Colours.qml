import QtQuick

/// The colours of one appearance. Each pair of words and ground that is used has a contrast of at least 5:1, each
/// edge at least 3:1 to what lies on both sides of it.
QtObject {
    required property color paper    ///< the window
    required property color surface  ///< cards, sheets, fields, keys
    required property color pressed  ///< a surface under the finger
    required property color ink      ///< words
    required property color ink2     ///< secondary words
    required property color line     ///< hairlines; never the only boundary of something that can be touched
    required property color edge     ///< boundary of what can be touched
    required property color scrim    ///< lies over the page behind a sheet
    required property color green    ///< the one action, done, approved
    required property color inkOnGreen
    required property color greenWash
    required property color red      ///< returned, refused, error
    required property color redWash
    required property color amber    ///< doubt, warning, late
    required property color amberWash
    required property color blue     ///< on its way, information; the focus ring
    required property color blueWash
}
