import QtQuick

/// The same ledger by night.
Colours {
    paper: "#111513"
    surface: "#1A201D"
    pressed: "#28312C"
    ink: "#E9EEEA"
    ink2: "#A6B1AB"
    line: "#2F3833"
    edge: "#6F7F77"
    scrim: "#99000000"
    green: "#7FCBAA"
    inkOnGreen: "#06281C"
    greenWash: "#1D3B30"
    red: "#FF9A8F"
    redWash: "#43201C"
    amber: "#F0C35A"
    amberWash: "#3B2E10"
    blue: "#93C1F2"
    blueWash: "#1B3048"
}
