//! File systems that report changes to files incompletely or not at all.
//!
//! On network and shared folders, Linux reports its own changes only.

use std::fs;
use std::path::Path;

/// Their names in Linux's table of mounts.
const UNRELIABLE: &[&str] = &[
    "9p",
    "afs",
    "ceph",
    "cifs",
    "drvfs",
    "fakeowner",
    "fuse",
    "gcsfuse",
    "glusterfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "prl_fs",
    "shfs",
    "smb3",
    "smbfs",
    "v9fs",
    "vboxsf",
    "virtiofs",
    "vmhgfs",
];

/// The kind of a folder's file system, if it does not report every change. `None` where the kind is unknown.
pub fn unreliable_file_system(folder: &Path) -> Option<String> {
    let table = fs::read_to_string("/proc/self/mountinfo").ok()?;
    let kind = kind(&table, &folder.canonicalize().ok()?)?;
    let family = kind.split('.').next().unwrap_or(&kind);
    UNRELIABLE.contains(&family).then_some(kind)
}

/// The file system's kind at a path, from a table of mounts: the one mounted deepest, and last.
fn kind(table: &str, path: &Path) -> Option<String> {
    let mut best: Option<(usize, &str)> = None;
    for line in table.lines() {
        let (mount, kind) = line.split_once(" - ")?;
        let point = unescaped(mount.split(' ').nth(4)?);
        let kind = kind.split(' ').next()?;
        let depth = Path::new(&point).components().count();
        if path.starts_with(&point) && best.is_none_or(|(deepest, _)| depth >= deepest) {
            best = Some((depth, kind));
        }
    }
    best.map(|(_, kind)| kind.to_owned())
}

/// Decodes a mount point: the table writes spaces and backslashes as octal numbers.
fn unescaped(point: &str) -> String {
    let mut text = point.to_owned();
    for (written, meant) in [
        ("\\040", " "),
        ("\\011", "\t"),
        ("\\012", "\n"),
        ("\\134", "\\"),
    ] {
        text = text.replace(written, meant);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_deepest_mount_tells_the_file_system() {
        let table = "\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw\n\
30 22 0:25 / /mnt/c rw,noatime - 9p drvfs rw,aname=drvfs\n\
31 22 0:26 / /home/ann/my\\040report rw - fuse.sshfs ann@host: rw\n\
32 31 0:27 / /home/ann/my\\040report/content rw - tmpfs tmpfs rw\n";
        for (path, expected) in [
            ("/srv/report", "ext4"),
            ("/mnt/c/report", "9p"),
            ("/mnt/cc", "ext4"),
            ("/home/ann/my report/themes", "fuse.sshfs"),
            ("/home/ann/my report/content/a", "tmpfs"),
        ] {
            assert_eq!(
                kind(table, Path::new(path)).as_deref(),
                Some(expected),
                "{path}"
            );
        }
        assert_eq!(kind("", Path::new("/")), None);
        assert_eq!(kind("nonsense\n", Path::new("/")), None);
    }
}
