//! Sources of facts, and the archives of their texts.

use super::macros::{choice, record};
use super::{Country, Digest, DocumentKind, Language, Localized, PlatformId, SourceId, SourceKind, Str, When};

record! {
    /// A source: an article, a policy document, a report.
    ///
    /// ```
    /// let source = moderation_record::dataset().source("iraq_newspaper_tamtam_2019").unwrap();
    /// assert_eq!(source.language().as_str(), "ar");
    /// assert!(!source.based_on().is_empty()); // it retells another report
    /// ```
    pub struct Source {
        /// The id, equal to the file name without its extension.
        own id: SourceId,
        /// The kind of source.
        copy kind: SourceKind,
        /// The title in its original language, if known.
        maybe title: Localized,
        /// The name of the publisher.
        text publisher: Str,
        /// The authors, if they are named.
        list authors: Str,
        /// The language in which it is written.
        one language: Language,
        /// The date of publication.
        maybe_copy published: When,
        /// The basis for the date of publication, in words.
        maybe_text dated_by: Str,
        /// The web address at which it was published. Never the address of extremist material.
        maybe_text url: Str,
        /// The sources that it copies, translates or summarises. Together they count as one source.
        list based_on: SourceId,
        /// For a platform's document: the platform, the kind of document and the edition.
        maybe document: PlatformDocument,
        /// The archives of its text, against which citations can be verified.
        list kept: Kept,
        /// A note for readers, in English.
        maybe_text note: Str,
    }
}

impl Source {
    /// The archive with this name; without a name, the first.
    ///
    /// ```
    /// let source = moderation_record::dataset().source("bbc_arabic_tamtam_2019").unwrap();
    /// assert!(source.kept_as(None).is_some() && source.kept_as(Some("elsewhere")).is_none());
    /// ```
    #[must_use]
    #[inline]
    pub fn kept_as(&self, name: Option<&str>) -> Option<&Archive> {
        self.place_kept(name).map(|place| self.kept[place].archive())
    }

    /// The index of that archive in the source's list.
    #[inline]
    pub(crate) fn place_kept(&self, name: Option<&str>) -> Option<usize> {
        self.kept.iter().position(|kept| name.is_none() || kept.name() == name)
    }
}

record! {
    /// A document of a platform, such as its community guidelines: one page with all its versions.
    ///
    /// ```
    /// use moderation_record::dataset;
    /// assert!(dataset().sources().iter().filter(|source| source.document().is_some()).count() > 100);
    /// ```
    pub struct PlatformDocument {
        /// The platform that publishes it.
        one platform: PlatformId,
        /// The kind of document.
        copy kind: DocumentKind,
        /// The edition, if there are several.
        maybe edition: Edition,
    }
}

record! {
    /// The edition of a document: the countries or audience that it is for.
    pub struct Edition {
        /// The countries that it is for; worldwide if omitted.
        list applies_in: Country,
        /// The countries that it is not for.
        list not_in: Country,
        /// The audience, if it is not all users: advertisers, developers, sellers.
        maybe_text audience: Str,
    }
}

record! {
    /// An archive of a source's text.
    ///
    /// ```
    /// use moderation_record::dataset;
    /// let source = dataset().source("bbc_arabic_tamtam_2019").unwrap();
    /// assert_eq!(source.kept().len(), 1);
    /// ```
    pub struct Kept {
        /// The archive's name, if the source has more than one archive.
        maybe_text name: Str,
        /// The location of the archive.
        one archive: Archive,
        /// The licence that the archive states.
        maybe_text licence: Str,
    }
}

choice! {
    /// The location of a source's archived text.
    ///
    /// ```
    /// use moderation_record::{Archive, dataset};
    /// let source = dataset().source("bbc_arabic_tamtam_2019").unwrap();
    /// assert!(matches!(source.kept()[0].archive(), Archive::File(_)));
    /// ```
    pub enum Archive {
        /// A file in a public git repository; a citation's `version` is a commit.
        Git(GitArchive) = "git",
        /// A capture of a web page.
        Capture(Capture) = "capture",
        /// A text file identified by its digest.
        File(TextFile) = "file",
    }
}

record! {
    /// A document in a public git repository: either one file whose versions are commits, as in Open Terms Archive,
    /// or one file for each version, as in a collection that was published once.
    ///
    /// ```
    /// use moderation_record::{Archive, dataset};
    /// let kept = dataset().sources().iter().flat_map(|source| source.kept()).filter(|kept| matches!(kept.archive(), Archive::Git(_))).count();
    /// assert!(kept > 10);
    /// ```
    pub struct GitArchive {
        /// The repository, as `owner/name` on GitHub.
        text repository: Str,
        /// The path of the file in the repository. In a collection, `{version}` is a placeholder for the cited version.
        text path: Str,
        /// The earlier paths of the file.
        list earlier: Str,
        /// The commit at which a collection with one file for each version is read.
        maybe_text commit: Str,
    }
}

impl GitArchive {
    /// Returns the commit and the path of a version.
    ///
    /// ```
    /// use moderation_record::{Archive, dataset};
    /// let source = dataset().source("facebook_terms_of_service").unwrap();
    /// let Some(Archive::Git(archive)) = source.kept_as(None) else { panic!() };
    /// let (commit, path) = archive.version("20090204");
    /// assert_eq!((commit.len(), path.contains("20090204")), (40, true));
    /// ```
    #[must_use]
    #[inline]
    pub fn version<'a>(&'a self, version: &'a str) -> (&'a str, Str) {
        match &self.commit {
            Some(commit) => (commit, self.path.replace("{version}", version).into()),
            None => (version, self.path.clone()),
        }
    }
}

record! {
    /// A capture of a web page.
    ///
    /// ```
    /// use moderation_record::{Archive, dataset};
    /// for source in dataset().sources() {
    ///     for kept in source.kept() {
    ///         if let Archive::Capture(capture) = kept.archive() {
    ///             assert!(capture.url().starts_with("https://"));
    ///         }
    ///     }
    /// }
    /// ```
    pub struct Capture {
        /// The address of the capture.
        text url: Str,
        /// The date of the capture.
        copy taken: When,
    }
}

record! {
    /// A UTF-8 text file, identified by the SHA-256 digest of its bytes.
    ///
    /// ```
    /// use moderation_record::{Archive, dataset};
    /// let source = dataset().source("bbc_arabic_tamtam_2019").unwrap();
    /// let Archive::File(file) = source.kept()[0].archive() else { panic!() };
    /// assert_eq!(file.sha256().to_string().len(), 64);
    /// ```
    pub struct TextFile {
        /// The SHA-256 digest of the file.
        copy sha256: Digest,
    }
}
