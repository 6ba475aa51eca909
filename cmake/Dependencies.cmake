find_package(Qt6 6.4 REQUIRED COMPONENTS Core Network Gui Qml Quick LinguistTools)
if(CUNBAO_TESTS)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test QuickTest)
endif()
# What a device can do for the app (platform_api). Phones ask for permissions through Qt 6.5's QPermission.
find_package(Qt6 6.4 REQUIRED COMPONENTS Multimedia)
find_package(ZXing 1.4 REQUIRED)
if(ANDROID OR IOS)
    find_package(Qt6 6.5 REQUIRED COMPONENTS Positioning)
    find_package(Qt6Keychain REQUIRED)
endif()
find_package(PkgConfig REQUIRED)

# The .pc file of SQLCipher carries SQLite's version; 3.42 came with SQLCipher 4.5.4. The cipher's
# own version is checked when a store is opened (platform/db), because Debian also packages 3.4.
pkg_check_modules(SQLCIPHER REQUIRED IMPORTED_TARGET sqlcipher>=3.42)
# Its key functions are declared only where this is defined, which not every .pc file says.
target_compile_definitions(PkgConfig::SQLCIPHER INTERFACE SQLITE_HAS_CODEC=1)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium>=1.0.18)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd>=1.5)
pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip>=1.7)
pkg_check_modules(QRENCODE REQUIRED IMPORTED_TARGET libqrencode>=4)
find_package(pugixml 1.12 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
if(CUNBAO_HUB)
    find_package(Boost 1.81 REQUIRED CONFIG)
    find_package(OpenSSL 3 REQUIRED)
    find_package(Threads REQUIRED)
endif()

# SQLCipher has SQLite's function names. A shared libsqlcipher would put them into the process's
# dynamic symbol table, where Qt's SQLite plugin would find them instead of its own SQLite's. So the
# archive is linked, and its symbols are kept to the binary. tests/arch looks at the binary.
if(CUNBAO_STATIC_SQLCIPHER)
    find_library(SQLCIPHER_ARCHIVE NAMES libsqlcipher.a HINTS ${SQLCIPHER_LIBRARY_DIRS} ${SQLCIPHER_LIBDIR})
    if(NOT SQLCIPHER_ARCHIVE)
        message(FATAL_ERROR "libsqlcipher.a was not found. Install SQLCipher's development package, "
            "or configure with -DCUNBAO_STATIC_SQLCIPHER=OFF to share its symbols knowingly.")
    endif()
    # What the archive needs itself, without it and without what pkg-config repeats.
    set(needed ${SQLCIPHER_STATIC_LIBRARIES})
    list(REMOVE_ITEM needed sqlcipher)
    list(REMOVE_DUPLICATES needed)
    set_target_properties(PkgConfig::SQLCIPHER PROPERTIES
        INTERFACE_LINK_LIBRARIES "${SQLCIPHER_ARCHIVE};${needed}"
        INTERFACE_LINK_OPTIONS "LINKER:--exclude-libs,libsqlcipher.a")
endif()

# Bootstrap Icons (MIT) come from a package: Debian's bootstrap-icons, elsewhere the npm package of that name.
find_path(CUNBAO_ICONS NAMES check-lg.svg PATHS /usr/share/bootstrap-icons/svg
    ${PROJECT_SOURCE_DIR}/node_modules/bootstrap-icons/icons NO_DEFAULT_PATH REQUIRED)
