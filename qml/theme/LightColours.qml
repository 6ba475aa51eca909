import QtQuick

/// Warm paper, dark ink.
Colours {
    paper: "#F7F5F0"
    surface: "#FFFFFF"
    pressed: "#ECE8DD"
    ink: "#1B211E"
    ink2: "#55605A"
    line: "#DDD8CC"
    edge: "#857F70"
    scrim: "#66111513"
    green: "#1E6B52"
    inkOnGreen: "#FFFFFF"
    greenWash: "#DCEEE5"
    red: "#A8261C"
    redWash: "#FBE6E2"
    amber: "#7A4F00"
    amberWash: "#FCEFD2"
    blue: "#1D5A9E"
    blueWash: "#E1EDFA"
}
