//! Sources: where facts come from, and where their texts are kept.

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
        /// The id; the file's name.
        own id: SourceId,
        /// What kind of source it is.
        copy kind: SourceKind,
        /// Its own title, where it is known.
        maybe title: Localized,
        /// Who published it.
        text publisher: Str,
        /// Who wrote it, where they are named.
        list authors: Str,
        /// The language it is written in.
        one language: Language,
        /// When it was published.
        maybe_copy published: When,
        /// What that date rests on.
        maybe_text dated_by: Str,
        /// Where it stood. Never an address of extremist material.
        maybe_text url: Str,
        /// The sources that it copies, translates or retells: with them it counts as one.
        list based_on: SourceId,
        /// For a document of a platform: whose, of what kind, for whom.
        maybe document: PlatformDocument,
        /// Where its text is kept, so that citations can be proved.
        list kept: Kept,
        /// What a reader should know of it, in English.
        maybe_text note: Str,
    }
}

impl Source {
    /// The archive of this name that keeps the source's text; without a name the first.
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

    /// The place of that archive among those of the source.
    #[inline]
    pub(crate) fn place_kept(&self, name: Option<&str>) -> Option<usize> {
        self.kept.iter().position(|kept| name.is_none() || kept.name() == name)
    }
}

record! {
    /// A platform's own document, such as its community guidelines: one page through all its versions.
    ///
    /// ```
    /// use moderation_record::dataset;
    /// assert!(dataset().sources().iter().filter(|source| source.document().is_some()).count() > 100);
    /// ```
    pub struct PlatformDocument {
        /// The platform.
        one platform: PlatformId,
        /// What kind of document it is.
        copy kind: DocumentKind,
        /// For which edition, where there are several.
        maybe edition: Edition,
    }
}

record! {
    /// The edition of a document: for which countries or for whom it is.
    ///
    /// ```
    /// # use moderation_record::Edition;
    /// fn is_regional(edition: &Edition) -> bool { !edition.applies_in().is_empty() }
    /// ```
    pub struct Edition {
        /// The countries it is for; the world where left out.
        list applies_in: Country,
        /// The countries it is not for.
        list not_in: Country,
        /// For whom it is, where that is not all users: advertisers, developers, sellers.
        maybe_text audience: Str,
    }
}

record! {
    /// An archive that keeps a source's text.
    ///
    /// ```
    /// use moderation_record::dataset;
    /// let source = dataset().source("bbc_arabic_tamtam_2019").unwrap();
    /// assert_eq!(source.kept().len(), 1);
    /// ```
    pub struct Kept {
        /// The archive's name among those of the source, where it has more than one.
        maybe_text name: Str,
        /// Where it is.
        one archive: Archive,
        /// The licence of the archive, as it states it.
        maybe_text licence: Str,
    }
}

choice! {
    /// Where a source's text is kept.
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
        /// A text file known by its digest.
        File(TextFile) = "file",
    }
}

record! {
    /// A document in a public git repository: one file whose versions are commits, as in Open Terms Archive, or a file
    /// for each version, as in a collection that was published once.
    ///
    /// ```
    /// use moderation_record::{Archive, dataset};
    /// let kept = dataset().sources().iter().flat_map(|source| source.kept()).filter(|kept| matches!(kept.archive(), Archive::Git(_))).count();
    /// assert!(kept > 10);
    /// ```
    pub struct GitArchive {
        /// The repository, as `owner/name` on GitHub.
        text repository: Str,
        /// The path of the file in the repository. Of a collection, `{version}` in it stands for the version that a citation
        /// names.
        text path: Str,
        /// Its earlier paths.
        list earlier: Str,
        /// For a collection with a file for each version: the commit at which it is read.
        maybe_text commit: Str,
    }
}

impl GitArchive {
    /// The commit and the path of a version.
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
        /// When it was taken.
        copy taken: When,
    }
}

record! {
    /// A text file in UTF-8, known by the SHA-256 of its bytes.
    ///
    /// ```
    /// use moderation_record::{Archive, dataset};
    /// let source = dataset().source("bbc_arabic_tamtam_2019").unwrap();
    /// let Archive::File(file) = source.kept()[0].archive() else { panic!() };
    /// assert_eq!(file.sha256().to_string().len(), 64);
    /// ```
    pub struct TextFile {
        /// SHA-256 of the whole file.
        copy sha256: Digest,
    }
}
