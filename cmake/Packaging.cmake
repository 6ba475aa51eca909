# What is shipped, and the .deb of it (`./dev package`). The other systems' packages come from their own tools.
include(GNUInstallDirs)
set(desktop ${PROJECT_SOURCE_DIR}/assets/desktop)
install(TARGETS cunbao cunbaoctl BUNDLE DESTINATION . RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
if(UNIX AND NOT APPLE)
    install(FILES ${desktop}/cn.cunbao.Cunbao.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
    install(FILES ${desktop}/cn.cunbao.Cunbao.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
    install(FILES ${desktop}/cn.cunbao.Cunbao.svg
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
    install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/assets/licenses/dependencies.csv
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
    install(DIRECTORY ${PROJECT_SOURCE_DIR}/assets/licenses/texts DESTINATION ${CMAKE_INSTALL_DOCDIR})
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME cunbao)
set(CPACK_PACKAGE_VENDOR Cunbao)
set(CPACK_PACKAGE_CONTACT "Cunbao <cunbao@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "village figures, recorded offline, merged into the township's report")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION office)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What the linker does not see: the QML modules that the pages import, the reader of the icons' format, and
# what draws windows on either window system.
string(JOIN ", " CPACK_DEBIAN_PACKAGE_DEPENDS
    qml6-module-qtqml qml6-module-qtqml-models qml6-module-qtqml-workerscript qml6-module-qtquick
    qml6-module-qtquick-controls qml6-module-qtquick-dialogs qml6-module-qtquick-layouts
    qml6-module-qtquick-shapes qml6-module-qtquick-templates qml6-module-qtquick-window
    qml6-module-qt-labs-folderlistmodel libqt6svg6)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-noto-cjk, qml6-module-qtmultimedia, qt6-wayland")
include(CPack)
